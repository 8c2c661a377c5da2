import * as nodeFs from 'node:fs';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSurveyFile } from '../../../src/data/surveys/survey-file.js';
import { type Survey, Surveys } from '../../../src/data/surveys/surveys.js';
import { tempDir } from '../../support/temp.js';

let surveys = new Surveys('');
beforeEach(() => {
  surveys = new Surveys(tempDir());
});

/** Invented, as all figures here. */
const survey = (value: number): Survey => ({
  name: 'invented',
  source: 'invented.csv 0123456789ab',
  lines: [{ specialty: 'Médecine', metric: 'work', points: [{ percentile: 10, value }] }],
});

describe('the tables of surveys', () => {
  it('are kept, replaced and removed', async () => {
    expect(surveys.names()).toEqual([]);
    await surveys.write(survey(1));
    await surveys.write(survey(2));
    expect(surveys.names()).toEqual(['invented']);
    expect(surveys.read('invented')).toEqual(survey(2));
    await surveys.remove('invented');
    expect(surveys.names()).toEqual([]);
    expect(() => surveys.read('invented')).toThrow(/There is no table invented/);
    await expect(surveys.remove('invented')).rejects.toThrow(/There is no table/);
    expect(() => surveys.path('../x')).toThrow(/cannot be the name/);
  });

  it('are not read if they are not as they were written', async () => {
    await surveys.write(survey(123));
    const path = surveys.path('invented');
    const text = readFileSync(path, 'utf8');
    for (const damaged of [text.replace('123', '124'), text.slice(0, 50), '', '[]', 'null']) {
      writeFileSync(path, damaged);
      expect(() => surveys.read('invented')).toThrow(/is not as it was written/);
    }
  });

  it('are as they were where the disk is full', async () => {
    await surveys.write(survey(1));
    const before = readFileSync(surveys.path('invented'), 'utf8');
    const full: typeof nodeFs = {
      ...nodeFs,
      writeSync: ((descriptor: number, bytes: Uint8Array, at: number) => {
        if (at > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return nodeFs.writeSync(descriptor, bytes, at, 3);
      }) as typeof nodeFs.writeSync,
    };
    await expect(surveys.writeWith(survey(2), full)).rejects.toThrow(/the disk is full/);
    expect(readFileSync(surveys.path('invented'), 'utf8')).toBe(before);
    expect(readdirSync(surveys.folder)).toEqual(['invented.survey']);
  });
});

describe('the file of a survey', () => {
  it('is named with the line that cannot be read, and none of its figures', () => {
    const bytes = Buffer.from('Specialty,Metric,P10,P90\nA,wRVUs,4321,1234\n');
    expect(() => readSurveyFile('invented.csv', bytes, {})).toThrow(
      /invented\.csv, line 2: P90 is there twice/,
    );
    expect(() => readSurveyFile('invented.csv', bytes, {})).not.toThrow(/4321|1234/);
    expect(() => readSurveyFile('x.xlsx', Buffer.from('PK\u0003\u0004 and no more'), {})).toThrow(/x\.xlsx/);
  });

  it('may be UTF-8 or Latin-1', () => {
    const text = 'Specialty,Metric,P10,P90\nMédecine,wRVUs,1,2\n';
    for (const encoding of ['utf8', 'latin1'] as const)
      expect(readSurveyFile('x.csv', Buffer.from(text, encoding), {}).lines[0]?.specialty).toBe('Médecine');
  });
});

it('the project ships no table of a survey', () => {
  const data = join(import.meta.dirname, '../../../data');
  expect(existsSync(data)).toBe(true);
  expect(
    readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => /survey/i.test(name)),
  ).toEqual([]);
});
