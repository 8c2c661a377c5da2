import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as api from '../src/engine.js';
import {
  DataError,
  findLocalities,
  findService,
  formatDollars,
  formatScaled,
  type Locality,
  lookupService,
  nationalPayment,
  openSchedule,
  PopulationCache,
  populationOf,
  priceRow,
  type Rank,
  type RowPrice,
  RvuError,
  rankRow,
  ratioToMedian,
  resolveWord,
  settingOfPlace,
  termsFor,
  UsageError,
} from '../src/engine.js';
import { tempDir } from './support/temp.js';

/** Names that programs import: adding one is safe, losing or renaming one breaks them. */
const NAMES = [
  'NATIONAL_GPCI',
  'DataError',
  'InputError',
  'OutputError',
  'PlaceResolver',
  'POLICY_INDICATORS',
  'PopulationCache',
  'READING_CHOICES',
  'RvuError',
  'UsageError',
  'atPercentInCents',
  'changeBetween',
  'comparePlaces',
  'decodeIndicator',
  'feeInCents',
  'findLocalities',
  'findService',
  'formatDollars',
  'formatScaled',
  'geographicAdjustmentFactor',
  'histogram',
  'limitingChargeInCents',
  'lookupService',
  'nationalPayment',
  'neighbours',
  'openSchedule',
  'oppsCapInCents',
  'placed',
  'parseScaled',
  'productionDifferences',
  'readReportedRows',
  'readSurvey',
  'reconcile',
  'workCauses',
  'openReference',
  'codeFacts',
  'workPerHour',
  'parseServiceCode',
  'placeOf',
  'populationOf',
  'priceRow',
  'rankRow',
  'reducedTherapyFeeInCents',
  'reportLocalities',
  'ratioToMedian',
  'resolveWord',
  'rowName',
  'rowsOfCode',
  'scheduleAmounts',
  'searchLocalities',
  'settingOfPlace',
  'termsFor',
];

it('exports the names that programs rely on', () => {
  expect(Object.keys(api)).toEqual(expect.arrayContaining(NAMES));
});

describe('the example of its documentation', () => {
  const source = readFileSync(resolve(import.meta.dirname, '../src/engine.ts'), 'utf8');
  const comment = /@example([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const example = comment
    .split('\n')
    .map((line) => line.replace(/^ \* ?/, ''))
    .join('\n');

  it('runs unchanged and prints the San Francisco amount', () => {
    const printed: unknown[] = [];
    const names = Object.keys(api);
    const values = Object.values(api);
    const run = new Function(...names, 'console', example);
    run(...values, { log: (text: unknown) => printed.push(text) });
    expect(printed).toEqual(['$35.48']);
  });
});

describe('a program that uses the library', () => {
  const schedule = openSchedule();

  function sanFrancisco(): Locality {
    const [place, ...others] = findLocalities(schedule.localities(), { locality: 'CA-05' });
    expect(others).toEqual([]);
    if (!place) throw new Error('CA-05 is not found');
    return place;
  }

  function priced(code: string, place: Locality | null, units = 1): RowPrice {
    const service = findService(schedule, { code, modifiers: [] });
    if (!service.ok) throw new Error(service.message);
    const price = priceRow(
      service.row,
      termsFor(schedule.release, 'nonfacility', place),
      units,
      schedule.rules,
    );
    if (!price.ok) throw new Error(price.message);
    return price;
  }

  it('prices: cents, RVUs of 1/100, GPCIs of 1/1,000', () => {
    const price = priced('99213', sanFrancisco(), 2);
    expect([price.fee, price.allowed, formatDollars(price.allowed)]).toEqual([11758, 23516, '$235.16']);
    expect(price.rvu).toEqual({ work: 130, pe: 146, mp: 9, total: 285 });
    expect(formatScaled(price.terms.gpci.work, 3)).toBe('1.095');
    expect(price.trace.at(-1)?.value).toEqual({ units: 23516, scale: 2 });
  });

  it('gets refusals as values', () => {
    const unknown = findService(schedule, { code: '90583', modifiers: [] });
    expect(unknown).toMatchObject({
      ok: false,
      code: 'E_CODE_UNKNOWN',
      hint: expect.stringContaining('90853'),
    });
    const anesthesia = schedule.row('00100', '');
    if (!anesthesia) throw new Error('00100 is not found');
    const { facility } = nationalPayment(schedule, anesthesia);
    expect(facility).toMatchObject({ ok: false, code: 'E_NOT_PRICED_STATUS_J', service: '00100' });
  });

  it('gets a UsageError for a wrong request and a DataError for missing data', () => {
    expect(() => openSchedule({ release: 'RVU99Z' })).toThrow(UsageError);
    const missing = () => openSchedule({ dataDir: tempDir() });
    expect(missing).toThrow(RvuError);
    expect(missing).toThrow(DataError);
  });

  it('looks up: row, section, status, payment, rank', () => {
    const report = lookupService(
      schedule,
      { code: '70553', modifiers: ['26'] },
      new PopulationCache(schedule),
    );
    if (!report.ok) throw new Error(report.message);
    expect(report.place?.section.name).toBe('Radiology');
    expect(report.payment.facility).toMatchObject({ ok: true, allowed: 10521 });
    expect(report.siblings.map((row) => row.modifier)).toEqual(['', 'TC']);
  });

  it('ranks', () => {
    const population = populationOf(schedule, '90853');
    const row = schedule.row('90853', '');
    if (!population || !row) throw new Error('90853 is not found');
    const rank = rankRow(schedule, row, population) as Rank;
    expect([rank.percentile, rank.medianTwice, rank.population.rows.length]).toEqual([4289, 156, 956]);
    expect(ratioToMedian(rank)).toEqual({ side: 'below', tenths: 12 });
  });

  it('reads what a user typed', () => {
    expect(resolveWord(schedule, '99202-99205').services.map(({ code }) => code)).toEqual([
      '99202',
      '99203',
      '99204',
      '99205',
    ]);
    expect(settingOfPlace('22', schedule.rules, '2026-01-01')).toMatchObject({
      ok: true,
      setting: 'facility',
    });
  });
});

describe('a log from the library', () => {
  it('is compared with an employer’s report, and placed among the percentiles of an invented table', () => {
    const rows = api.readJournalRows(
      Buffer.from('date,code,units\n2026-01-15,27447,1\n2026-01-16,99213,1\n'),
      {},
      {
        date: null,
        case: '',
        site: '',
        contract: '',
        source: '',
      },
    );
    const entries = rows.entries.map((entry, i) => ({ ...entry, id: `2026-00000${i + 1}` }));
    const releases = api.openReleases();
    const log = new api.EntryCredit(releases, []).all(entries);
    const report = Buffer.from('DOS,CPT,wRVU\n1/15/2026,27447,19.60\n1/16/2026,99213,1.30\n');
    const { same, differences } = api.reconcile(log, api.readReportedRows(report, {}).rows);
    expect([same, differences.map(({ kind }) => kind)]).toEqual([1, ['work']]);
    const [credited] = log;
    if (!credited) throw new Error('credited');
    const other = { credited, work: 1960 };
    expect(api.workCauses([other], entries, releases, []).get(other)?.at(-1)?.release).toBe('RVU25D');
    const reading = api.readSurvey([
      ['Specialty', 'Metric', 'P10', 'P90'],
      ['Invented', 'wRVUs', '10', '30'],
    ]);
    if (!('lines' in reading)) throw new Error('a table');
    expect(api.placed(2041, reading.lines[0]?.points ?? [])).toMatchObject({ percentile: 5164 });
  });
});
