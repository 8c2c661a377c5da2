import { describe, expect, it } from 'vitest';
import { codeRows, rowForCode } from '../../../src/core/code/code-row.js';
import { placesNamed } from '../../../src/core/code/section-query.js';
import { sectionGroups, subsectionGroups, summarize } from '../../../src/core/content/browse.js';
import { bundledCells, rules, schedule } from '../../support/bundle.js';

const cells = bundledCells('rvu26a.csv');

describe('summarize', () => {
  it('counts codes and priced codes, and computes median and range of work RVUs', () => {
    // Read from the columns as text, without the program's own reader.
    const codes = ['90846', '90847', '90849', '90853'];
    const work = codes
      .map((code) => Number(cells.find(({ hcpcs, mod }) => hcpcs === code && mod === '')?.work_rvu))
      .sort((a, b) => a - b);
    const rows = codes.flatMap((code) => codeRows(schedule, code, code));
    const summary = summarize(rows, schedule);
    expect(summary.codes).toBe(4);
    expect(summary.priced).toBe(4);
    expect(summary.work?.medianTwice).toBe(Math.round(((work[1] ?? 0) + (work[2] ?? 0)) * 100));
    expect(summary.work?.least).toBe(Math.round((work[0] ?? 0) * 100));
    expect(summary.work?.most).toBe(Math.round((work[3] ?? 0) * 100));
  });

  it('has no median if nothing is priced', () => {
    expect(summarize(codeRows(schedule, 'J1745', 'J1745'), schedule)).toEqual({
      codes: 1,
      priced: 0,
      work: null,
    });
  });
});

describe('rowForCode', () => {
  it.each([
    ['99213', ''],
    ['70553', ''],
    // Only the reading of the test is priced nationally; the contractor prices the rest.
    ['86153', '26'],
    ['J1745', ''],
  ])('%s is shown by its row "%s"', (code, modifier) => {
    expect(rowForCode(schedule, code)?.modifier).toBe(modifier);
  });

  it('is null for a code that the release does not have', () => {
    expect(rowForCode(schedule, '90583')).toBeNull();
  });
});

describe('the tree', () => {
  const groups = sectionGroups(schedule);

  it('contains every code of the release once', () => {
    const all = new Set(cells.map(({ hcpcs }) => hcpcs)).size;
    expect(groups.reduce((sum, { codes }) => sum + codes, 0)).toBe(all);
    expect(groups.reduce((sum, { priced }) => sum + priced, 0)).toBe(7835);
  });

  it('divides a section without loss', () => {
    const surgery = groups.find(({ name }) => name === 'Surgery');
    const parts = subsectionGroups(
      schedule,
      codeRows(schedule, '10004', '69990').filter(({ code }) => /^\d{5}$/.test(code)),
    );
    expect(parts.reduce((sum, { codes }) => sum + codes, 0)).toBe(surgery?.codes);
  });
});

describe('placesNamed', () => {
  const names = (text: string): string[] =>
    placesNamed(text, rules.sections()).map(
      ({ section, subsection }) => `${section.id}/${subsection?.name ?? ''}`,
    );

  it.each([
    ['surgery', ['surgery/']],
    ['E/M', ['evaluation-management/']],
    ['hcpcs g', ['hcpcs-g/']],
    ['g', ['hcpcs-g/']],
    ['Psychiatry', ['medicine/Psychiatry']],
    ['cardiovascular', ['surgery/Cardiovascular', 'medicine/Cardiovascular']],
    ['medicine cardiovascular', ['medicine/Cardiovascular']],
    ['psychatry', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});
