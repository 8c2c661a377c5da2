import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasShared, NEEDS_SHARED, sharedPath } from '../../support/shared.js';
import { removeTempDirs } from '../../support/temp.js';
import { shell } from '../spawned.js';
import { type Answered, batch, readTable } from './support.js';

/** Inputs that people had trouble with, and siblings of each: every one is answered, or refused for its true reason. */

/** What a run must give; what is left out is not checked, except that nothing is refused without `errors`. */
interface Wanted {
  readonly allowed?: readonly string[];
  /** Codes of refusals, blank for rows that are priced */
  readonly errors?: readonly string[];
  readonly exit?: number;
  /** Part of standard error */
  readonly said?: string;
  /** Part of the notes of each row */
  readonly notes?: readonly string[];
  readonly releases?: readonly string[];
  /** Part of what is the matter with the last line of an 837P */
  readonly problem?: string;
}

interface Sibling extends Wanted {
  readonly name: string;
  readonly command: string;
  /** Lines of a CSV */
  readonly input?: readonly string[];
  readonly delimiter?: string;
  /** Segments of a claim, for an 837P */
  readonly claim?: readonly string[];
  /** Of elements, components and segments */
  readonly separators?: string;
  /** The number of segments that SE states, if it is wrong */
  readonly counted?: number;
}

interface Kind {
  readonly report: string;
  readonly shared: Wanted;
  readonly siblings: readonly Sibling[];
}

const CASES = join(import.meta.dirname, '../../cases/reports.json');
const { kinds } = JSON.parse(readFileSync(CASES, 'utf8')) as { kinds: Kind[] };

afterAll(removeTempDirs);

const ISA =
  'ISA*00*          *00*          *ZZ*FERNCLINIC     *ZZ*PARTBTEST      *260305*1015*U*00501*000000052*0*T*:';
/** From the beginning of a transaction to its claim; a practice in San Francisco. */
const BEFORE = [
  'ST*837*0052*005010X222A1',
  'BHT*0019*00*FC52*20260305*1015*CH',
  'NM1*41*2*FERN CLINIC*****46*F52',
  'PER*IC*OFFICE*TE*4155550152',
  'NM1*40*2*PART B TEST*****46*T0052',
  'HL*1**20*1',
  'NM1*85*2*FERN CLINIC*****XX*1245319599',
  'N3*5 EXAMPLE ROAD',
  'N4*SAN FRANCISCO*CA*941100001',
  'REF*EI*000000052',
  'HL*2*1*22*0',
  'SBR*P*18*******MB',
  'NM1*IL*1*SAMPLE*SAL****MI*2TT0TT0TT00',
  'N3*6 SAMPLE COURT',
  'N4*FRESNO*CA*937010000',
  'DMG*D8*19490202*F',
  'NM1*PR*2*MEDICARE PART B*****PI*00052',
];

/** An 837P around a claim, which is written with the usual separators. */
function fileOf({ claim = [], separators = '*:~', counted }: Sibling): string {
  const transaction = [...BEFORE, ...claim];
  const [element = '', component = '', end = ''] = separators;
  const segments = [
    ISA,
    'GS*HC*FERN*TEST*20260305*1015*52*X*005010X222A1',
    ...transaction,
    `SE*${counted ?? transaction.length + 1}*0052`,
    'GE*1*52',
    'IEA*1*000000052',
  ];
  const separated = segments.map((text) => text.replaceAll('*', element).replaceAll(':', component));
  return `${separated.join(`${end}\n`)}${end}\n`;
}

function check(answered: Answered, wanted: Wanted): void {
  const { code, stderr, bytes, errors, column } = answered;
  expect(code).toBe(wanted.exit ?? 0);
  expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toContain('\uFFFD');
  if (wanted.said) expect(stderr).toContain(wanted.said);
  expect(errors).toEqual(wanted.errors ?? errors.map(() => ''));
  if (wanted.allowed) expect(column('rvu_allowed')).toEqual(wanted.allowed);
  if (wanted.releases) expect(column('rvu_release')).toEqual(wanted.releases);
  if (wanted.problem) expect(column('rvu_problem').at(-1)).toContain(wanted.problem);
  for (const [i, note] of (wanted.notes ?? []).entries()) expect(column('rvu_notes')[i]).toContain(note);
}

const siblings = kinds.flatMap((kind) => kind.siblings.map((sibling) => ({ ...sibling, kind: kind.report })));

describe('siblings of reported inputs', () => {
  it('are there for every kind', () => {
    for (const { report, siblings: own } of kinds) expect(own.length, report).toBeGreaterThan(0);
  });

  it.each(siblings)('$kind: $name', async (sibling) => {
    const { command, input, delimiter = ',' } = sibling;
    const separator = input?.[0]?.includes(';') ? ';' : delimiter;
    const text = input ? `${input.join('\n')}\n` : fileOf(sibling);
    check(await batch(text, [command], { delimiter: separator }), sibling);
  });
});

const FOLDER = resolve(sharedPath(), '../cases/reports');
const reports = hasShared ? readdirSync(FOLDER).filter((name) => /\.(?:csv|837)$/.test(name)) : [];
const nameOf = (file: string): string => file.replace(/\.\w+$/, '');
const wantedOf = (file: string): Wanted | undefined =>
  kinds.find(({ report }) => report === nameOf(file))?.shared;

/** The command of a report and the answer that is right, as its own file states them. */
function stated(file: string): { command: string; expected: string } {
  const text = readFileSync(join(FOLDER, `${nameOf(file)}.expected`), 'utf8');
  const [, command = ''] = /^run: rvu (\w+)/m.exec(text) ?? [];
  return { command, expected: /^expected: (.*)$/m.exec(text)?.[1] ?? '' };
}

describe.skipIf(!hasShared)(`reported inputs, ${NEEDS_SHARED}`, () => {
  it('are all of a kind that is tested', () => {
    const names = readdirSync(FOLDER).filter((name) => name.endsWith('.expected'));
    expect(kinds.map(({ report }) => report).sort()).toEqual(names.map(nameOf).sort());
  });

  it.each(reports)('%s', async (file) => {
    const { command, expected } = stated(file);
    const wanted = wantedOf(file) ?? {};
    const path = join(FOLDER, file);
    const [first = ''] = readFileSync(path, 'utf8').split('\n');
    const args = command === 'claim' ? [command, path] : [command];
    const delimiter = first.includes(';') ? ';' : ',';
    check(await batch(readFileSync(path), args, { delimiter }), wanted);
    for (const amount of wanted.allowed ?? []) expect(expected).toContain(amount);
  });

  it('33-pipe-and-title.sh', async () => {
    const wanted = wantedOf('33-pipe-and-title.sh') ?? {};
    const script = readFileSync(join(FOLDER, '33-pipe-and-title.sh'), 'utf8');
    const { code, stdout } = await shell(script.replaceAll('rvu pay', '$RVU pay'));
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    const allowed = lines.flatMap((line, i) => {
      if (i % 2 === 1) return [];
      const delimiter = line.includes('|') ? '|' : ',';
      const { head, rows } = readTable(Buffer.from(`${line}\n${lines[i + 1]}\n`), delimiter);
      return [rows[0]?.[head.indexOf('rvu_allowed')]];
    });
    expect(allowed).toEqual(wanted.allowed);
  });
});
