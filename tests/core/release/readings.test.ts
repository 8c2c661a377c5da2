import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Pricing } from '../../../src/core/claim/columns/pricing.js';
import { defaultChoices } from '../../../src/core/claim/line/choices.js';
import {
  defaultReadings,
  READING_CHOICES,
  READING_POINTS,
  readingOf,
  withReadings,
} from '../../../src/core/release/readings.js';
import { DATA_DIR, schedule } from '../../support/bundle.js';

interface Table {
  readonly values: readonly { readonly point: string; readonly choices: readonly string[] }[];
}

const table = JSON.parse(readFileSync(join(DATA_DIR, 'rules/readings.json'), 'utf8')) as Table;

describe('the points of the code', () => {
  it('are those of data/rules/readings.json, in its order, with its choices', () => {
    const listed = table.values.map(({ point, choices }) => [point, choices]);
    expect(Object.entries(READING_CHOICES)).toEqual(listed);
  });

  it('are at their first choice by default', () => {
    const first = table.values.map(({ point, choices: [choice] }) => [point, choice]);
    expect(Object.entries(defaultReadings())).toEqual(first);
  });
});

describe('readingOf', () => {
  it('takes every choice of every point', () => {
    for (const point of READING_POINTS) {
      for (const choice of READING_CHOICES[point])
        expect(readingOf(point, choice)).toEqual({ point, choice });
    }
  });

  it.each([
    ['surgery-units', 'share'],
    ['surgery-unit', 'line'],
    ['toString', 'line'],
    ['', ''],
  ])('is null for %s=%s', (point, choice) => expect(readingOf(point, choice)).toBeNull());
});

describe('withReadings', () => {
  it('changes only the given points, and the last choice for a point wins', () => {
    const readings = withReadings(defaultReadings(), [
      { point: 'preoperative', choice: 'unpaid' },
      { point: 'preoperative', choice: 'share' },
    ]);
    expect(readings).toEqual({ ...defaultReadings(), preoperative: 'share' });
  });
});

it('a rule asks for a point and one of its choices; anything else does not compile', () => {
  const context = new Pricing(schedule, defaultChoices());
  expect(context.reads('surgery-units', 'each')).toBe(true);
  expect(context.reads('surgery-units', 'line')).toBe(false);
  // @ts-expect-error: no such point
  expect(context.reads('surgery-unit', 'line')).toBe(false);
  // @ts-expect-error: a choice of another point
  expect(context.reads('surgery-units', 'share')).toBe(false);
});
