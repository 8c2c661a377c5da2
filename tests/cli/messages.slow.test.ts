import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueText } from '../../src/answer/issue/remedies.js';
import { ERROR_MEANINGS, NOTICE_MEANINGS } from '../../src/cli/help/codes.js';
import { refuseTooManyForExcel } from '../../src/cli/output/workbook/size.js';
import type { Contract } from '../../src/core/contract/contract.js';
import { readContract } from '../../src/core/contract/read.js';
import { DataError, RvuError, UsageError } from '../../src/core/issue/errors.js';
import type { Refusal } from '../../src/core/issue/issue.js';
import { EntryCredit } from '../../src/core/journal/credit.js';
import { limitingChargeInCents } from '../../src/core/price/limiting-charge.js';
import { termsFor } from '../../src/core/price/terms.js';
import type { FeeSchedule } from '../../src/core/release/fee-schedule.js';
import { openSchedule } from '../../src/data/bundle/schedule.js';
import { Contracts } from '../../src/data/contracts/contracts.js';
import { Surveys } from '../../src/data/surveys/surveys.js';
import { localityOf, release, schedule } from '../support/bundle.js';
import { claimOf } from '../support/claims.js';
import { entryOf } from '../support/journal.js';
import { laterSchedule } from '../support/later.js';
import { copyOfBundle } from '../support/temp.js';
import { damagedBundle } from './damage.js';
import { type Case, expectCleanStreams, Goldens, runCase, streamsOf } from './golden.js';
import { cli } from './harness.js';

/** A gallery of every error and notice: what the user sees, word for word. */
const goldens = new Goldens('messages');
const cases = goldens.commands;

/** The stable code of a case: "E_CODE_UNKNOWN" of "E_CODE_UNKNOWN-range" */
const codeOf = (name: string): string => name.split('-')[0] ?? '';

/** The code of every result, error or notice that --json or --ndjson prints for the same command line. */
async function codesInJson({ args, stdin }: Case): Promise<string> {
  const [command = '', ...rest] = args;
  return (await cli([command, '--json', ...rest], { stdin })).stdout;
}

describe.each(cases)('$name', (each) => {
  it('says what is wrong, where, and what to do', async () => {
    const ran = await runCase(each);
    expect(ran.code).toBe(each.exit);
    expectCleanStreams(each, ran);
    // Table cells and wrapped notes break lines, but the words are the same.
    const said = (ran.stdout + ran.stderr).replaceAll('""', '"').replace(/\s+/g, ' ');
    for (const word of each.says) expect(said).toContain(word);
    const code = codeOf(each.name);
    if (code.startsWith('E_')) expect(said).toContain(`${code}: `);
    goldens.expect(each.name, streamsOf(ran));
  });
});

/** Cases about formats cannot be asked for as JSON too. */
const notInJson =
  /^E_USAGE-(formats|markdown-batch|compare-wide|claim-markdown|claim-explain-totals|explain-batch)$/;

it.each(cases.filter(({ name }) => !notInJson.test(name)))('$name carries its code in JSON', async (each) => {
  const text = await codesInJson(each);
  expect(() => JSON.parse(text)).not.toThrow();
  expect(text.replaceAll(' ', '')).toContain(`"code":"${codeOf(each.name)}"`);
});

/** Errors of the library, and of an installation that has been damaged. */
const THROWN: Readonly<Record<string, readonly [thrower: () => unknown, words: readonly string[]]>> = {
  E_RELEASE_UNKNOWN: [() => openSchedule({ release: 'RVU99Z' }), ['RVU99Z', 'Bundled: RVU20A', 'RVU26A']],
  E_RULES_NOT_HELD: [
    () => limitingChargeInCents(10_000, schedule.rules, '2019-12-31'),
    ['2019-12-31', 'begin on 2020-01-01'],
  ],
  E_NO_QP: [
    () => termsFor({ ...release, id: 'RVU20B', conversionFactorQp: null }, 'facility', null, { qp: true }),
    ['RVU20B', 'qualifying APM'],
  ],
  E_NO_UNFLOORED_GPCI: [
    () => {
      const place = schedule.localities()[0];
      if (!place) throw new Error('no locality');
      return termsFor(release, 'facility', { ...place, workWithoutFloor: null }, { noFloor: true });
    },
    ['work GPCI', 'floor'],
  ],
  E_CONTRACT: [() => new Contracts('/nowhere').read('valley'), ['no contract valley', 'rvu contract new']],
  E_SURVEY: [
    () => new Surveys('/nowhere').read('survey-2026'),
    ['no table survey-2026', 'rvu benchmark import'],
  ],
  E_EXCEL_ROWS: [
    () => refuseTooManyForExcel(1_048_576, 'Write CSV or NDJSON.'),
    ['1,048,576', 'CSV or NDJSON'],
  ],
  E_DATA_MISSING: [
    () => openSchedule({ dataDir: damagedBundle(copyOfBundle(), 'no gpci in the manifest') }).localities(),
    ['RVU26A', 'gpci'],
  ],
  'E_DATA_DAMAGED-file': [
    () => openSchedule({ dataDir: damagedBundle(copyOfBundle(), 'rvu file deleted') }).row('90853', ''),
    ['rvu26a.csv', 'Install rvu again'],
  ],
  'E_DATA_DAMAGED-localities': [
    () => openSchedule({ dataDir: damagedBundle(copyOfBundle(), 'gpci file deleted') }).localities(),
    ['rvu26a-gpci.tsv', 'Install rvu again'],
  ],
  E_DATA_DAMAGED: [
    () => openSchedule({ dataDir: damagedBundle(copyOfBundle(), 'row cut short') }).row('90853', ''),
    ['rvu26a.csv', 'SHA-256', 'Install rvu again'],
  ],
  'E_DATA_DAMAGED-manifest': [
    () => openSchedule({ dataDir: damagedBundle(copyOfBundle(), 'manifest cut short') }),
    ['manifest.json', 'Install rvu again'],
  ],
};

function thrownBy(run: () => unknown): RvuError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(RvuError);
    return error as RvuError;
  }
  throw new Error('nothing was thrown');
}

it.each(Object.entries(THROWN))('%s is thrown with its reason', (name, [thrower, words]) => {
  const error = thrownBy(thrower);
  const { code, message, hint } = error;
  expect(error).toBeInstanceOf(name.startsWith('E_DATA_') ? DataError : UsageError);
  expect(code).toBe(codeOf(name));
  const text = `${code}: ${message}${hint ? ` ${hint}` : ''}\n`;
  for (const word of words) expect(text).toContain(word);
  goldens.expect(name, { text });
});

/** A release whose list of base units lacks every code, as a later list may lack some. */
function withoutBaseUnits(): Refusal {
  const from: FeeSchedule = Object.create(schedule, { anesthesiaBase: { value: () => null } });
  const [outcome] = claimOf([{ service: '00100-AA', minutes: 60 }], {}, from);
  if (!outcome || outcome.ok) throw new Error('priced without base units');
  return outcome;
}

it('E_ANESTHESIA_BASE refuses a code without base units', () => {
  const text = `${issueText(withoutBaseUnits())}\n`;
  expect(text).toMatch(/^E_ANESTHESIA_BASE: .*00100/);
  goldens.expect('E_ANESTHESIA_BASE', { text });
});

it.each(['N_FLOOR_UNKNOWN', 'N_RULES_LATER'])('%s is said of a year after the rules held', (code) => {
  const locality = localityOf('1011200');
  const [outcome] = claimOf([{ service: '99213', locality }], {}, laterSchedule);
  const notice = outcome?.ok ? outcome.notices.find((each) => each.code === code) : undefined;
  expect(notice?.message).toMatch(/this year/);
  goldens.expect(code, { text: `${code}: ${notice?.message}\n` });
});

it('E_CONTRACT_EXCLUDES says which contract excludes an entry', () => {
  const contract = readContract('valley', 'from = 2026-01-01\nexclude-codes = 99396') as Contract;
  const releases = { held: [release], open: () => schedule };
  const { outcome } = new EntryCredit(releases, [contract]).one({ ...entryOf('99396'), id: '2026-000001' });
  const text = `${issueText(outcome as Refusal)}\n`;
  expect(text).toMatch(/^E_CONTRACT_EXCLUDES: .*99396.*valley/);
  goldens.expect('E_CONTRACT_EXCLUDES', { text });
});

it('E_CLAIM_TOO_LONG stops a file without claim IDs', async () => {
  const { code, stderr } = await cli(['claim', '--one-claim'], {
    stdin: `code\n${'99213\n'.repeat(10_000)}`,
  });
  expect(code).toBe(2);
  const text = stderr.split('\n').filter((line) => line.includes('E_CLAIM_TOO_LONG'));
  expect(text.join()).toContain('--claim-column');
  goldens.expect('E_CLAIM_TOO_LONG', { text: `${text.join('\n')}\n` });
});

it('E_FIELD_TOO_LONG stops a file at a quote that is not closed for a megabyte', async () => {
  const { code, stderr } = await cli(['pay'], { stdin: `code,note\n99213,"${'x'.repeat(1_048_577)}"\n` });
  expect(code).toBe(2);
  const text = stderr.split('\n').filter((line) => line.includes('E_FIELD_TOO_LONG'));
  goldens.expect('E_FIELD_TOO_LONG', { text: `${text.join('\n')}\n` });
});

/** Shown by separate tests, because no command line in a case file can be so long or so damaged. */
const APART = [
  'E_ANESTHESIA_BASE',
  'E_CLAIM_TOO_LONG',
  'E_CONTRACT_EXCLUDES',
  'E_FIELD_TOO_LONG',
  'N_FLOOR_UNKNOWN',
  'N_RULES_LATER',
];

const listed = [...Object.keys(ERROR_MEANINGS), ...Object.keys(NOTICE_MEANINGS)];
/** E_NOT_PRICED_STATUS_X in the list represents one code per status. */
const STATUSES = 'BCEIJMNPRX';
const family = (code: string): string => code.replace(/^(E_NOT_PRICED_STATUS)_.$/, '$1_X');
const shown = new Set([
  ...cases.map(({ name }) => codeOf(name)),
  ...Object.keys(THROWN).map(codeOf),
  ...APART,
  // Only a process has an output that cannot be written: process.test.ts shows it.
  'E_OUTPUT',
  // A bug, which no command line can show: errors.test.ts does.
  'E_INTERNAL',
]);

describe('the gallery', () => {
  it('shows every code of rvu help errors', () => {
    expect(listed.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('shows no code that rvu help errors does not list', () => {
    expect([...shown].filter((code) => !listed.includes(family(code)))).toEqual([]);
  });

  it('shows every status that is not priced, as the list says', () => {
    const letters = [...shown].flatMap((code) => /^E_NOT_PRICED_STATUS_(.)$/.exec(code)?.[1] ?? []);
    expect(letters.sort().join('')).toBe(STATUSES);
    expect(ERROR_MEANINGS.E_NOT_PRICED_STATUS_X).toContain([...STATUSES].join(' '));
  });

  it('lists every code in the source', () => {
    const root = resolve(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const used = files.flatMap((name) =>
      [...readFileSync(join(root, name), 'utf8').matchAll(/['"`]([EN]_[A-Z][A-Z0-9_]*[A-Z0-9])['"`]/g)].map(
        ([, code = '']) => code,
      ),
    );
    expect(new Set(used).size).toBeGreaterThan(30);
    expect([...new Set(used)].filter((code) => !listed.includes(code))).toEqual([]);
    const unused = listed.filter((code) => code !== 'E_NOT_PRICED_STATUS_X' && !used.includes(code));
    expect(unused).toEqual([]);
  });

  it('has no golden text that no test asks for', () => {
    expect([...goldens.texts].sort()).toEqual([...Object.keys(THROWN), ...APART].sort());
  });

  it('names every case once', () => {
    const { names } = goldens;
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('words each meaning as a phrase, not a sentence', () => {
    for (const [code, meaning] of Object.entries({ ...ERROR_MEANINGS, ...NOTICE_MEANINGS })) {
      expect(meaning, code).not.toMatch(/\.$/);
    }
  });
});
