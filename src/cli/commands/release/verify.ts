import { dollars, toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { findHeld, heldReleases } from '../../../data/bundle/held-releases.js';
import { openReleases } from '../../../data/bundle/schedule.js';
import type { CheckResult } from '../../../data/check/index.js';
import { DataFiles } from '../../../data/sealed/data-files.js';
import type { Difference } from '../../../data/verify/reprice.js';
import { type Verified, verifyBundle, verifyRelease } from '../../../data/verify/verify.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Paint } from '../../terminal/paint.js';
import { type Column, renderMarkdown, renderTable } from '../../terminal/table.js';
import { grouped, wrap } from '../../terminal/text.js';

export interface VerifyAnswer {
  readonly results: readonly Verified[];
  /** Every check of the package's data, if all releases are verified */
  readonly bundle: readonly CheckResult[] | null;
}

/** Verifies one release, or all of them with the whole data of the package. @throws UsageError */
export function verify(id: string | undefined, given: readonly string[]): VerifyAnswer {
  const files = new DataFiles({ inMemory: true });
  const releases = openReleases({ inMemory: true });
  if (id !== undefined)
    return { results: [verifyRelease(findHeld(files, id), releases, files, given)], bundle: null };
  const results = heldReleases(files).map((held) => verifyRelease(held, releases, files, [], held.isAdded));
  return { results, bundle: verifyBundle(files) };
}

const problemsOf = (checks: readonly CheckResult[]): string[] => checks.flatMap(({ problems }) => problems);

/** Whether something is wrong that is not known. */
function isWrong({ checks, caps, known, given }: Verified): boolean {
  const differ = [...(known ? [] : [caps]), ...given.map(({ compared }) => compared)];
  return problemsOf(checks).length > 0 || differ.some((each) => each !== null && each.agree < each.rows);
}

export function exitOf({ results, bundle }: VerifyAnswer): ExitCode {
  return results.some(isWrong) || problemsOf(bundle ?? []).length > 0 ? EXIT.partly : EXIT.answered;
}

const COLUMNS: readonly Column[] = [
  { head: 'Release' },
  { head: 'CMS amounts of', flexible: true },
  { head: 'Rows', align: 'right' },
  { head: 'Agree', align: 'right' },
];

function cellsOf({ id, caps, given }: Verified): string[][] {
  const own = caps ? [[id, 'OPPSCAP', grouped(caps.rows), grouped(caps.agree)]] : [[id, 'none', '', '']];
  return [
    ...(caps || given.length === 0 ? own : []),
    ...given.map(({ file, compared }) => [id, file, grouped(compared.rows), grouped(compared.agree)]),
  ];
}

export const verifyMarkdown = ({ results }: VerifyAnswer): string =>
  `${renderMarkdown(COLUMNS, results.flatMap(cellsOf))}\n`;

/** "70496-TC in 01112-05, facility: 179.36, CMS 179.37" */
function differenceText({ code, modifier, locality, setting, computed, published }: Difference): string {
  const row = modifier === '' ? code : `${code}-${modifier}`;
  const cents = (amount: number): string => (amount / 100).toFixed(2);
  const own = computed === null ? 'no amount' : cents(computed);
  return `${row} in ${locality.slice(0, 5)}-${locality.slice(5)}, ${setting}: ${own}, CMS ${cents(published)}`;
}

/** Enough to see what is wrong. */
const SHOWN = 5;

function differenceNotes(each: Verified): string[] {
  const { id, caps, known, given } = each;
  const explained =
    known && caps ? `${grouped(caps.rows - caps.agree)} rows differ, as is known: ${known.cause}.` : null;
  const unexplained = [...(known ? [] : [caps]), ...given.map(({ compared }) => compared)];
  const texts = unexplained.flatMap((each) => (each?.differences ?? []).slice(0, SHOWN).map(differenceText));
  return [...(explained === null ? [] : [explained]), ...texts].map((text) => `${id}: ${text}`);
}

function checkNotes(answer: VerifyAnswer): string[] {
  const { results, bundle } = answer;
  const checks = bundle ?? results[0]?.checks ?? [];
  const of = bundle ? 'the package' : (results[0]?.id ?? '');
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  const added = bundle ? results.flatMap((each) => problemsOf(each.checks)) : [];
  return [
    failed === 0
      ? `All ${checks.length} checks of the data of ${of} pass.`
      : `${failed} of ${checks.length} checks of the data of ${of} fail:`,
    ...[...problemsOf(checks), ...added].slice(0, SHOWN * 2),
  ];
}

export function verifyScreen(answer: VerifyAnswer, paint: Paint, width: number): string {
  const { results } = answer;
  const without = results.filter(({ caps, given }) => !caps && given.length === 0).map(({ id }) => id);
  const notes = [
    "A row is a code in a locality: it agrees if the program computes CMS's amount in both settings to the cent.",
    ...results.flatMap(differenceNotes),
    ...(without.length > 0
      ? [
          `Not compared, because CMS's amounts are not available: ${without.join(', ')}. Name a file with --amounts.`,
        ]
      : []),
    ...checkNotes(answer),
  ];
  return [
    renderTable(COLUMNS, results.flatMap(cellsOf), width),
    ...notes.map((note) => paint.dim(wrap(note, width))),
    '',
  ].join('\n');
}

export function verifyCsv({ results }: VerifyAnswer): string {
  const head = ['release', 'file', 'rows', 'agree', 'known_cause', 'failed_checks'];
  const lines = results.flatMap(({ id, checks, caps, known, given }) => {
    const failed = String(checks.filter(({ problems }) => problems.length > 0).length);
    const own = caps
      ? [[id, 'OPPSCAP', String(caps.rows), String(caps.agree), known?.cause ?? '', failed]]
      : [];
    const files = given.map(({ file, compared }) => [
      id,
      file,
      String(compared.rows),
      String(compared.agree),
      '',
      failed,
    ]);
    return own.length + files.length > 0 ? [...own, ...files] : [[id, '', '', '', '', failed]];
  });
  return `${[head, ...lines].map((cells) => csvLine(cells)).join('\n')}\n`;
}

const differenceJson = ({ computed, published, ...rest }: Difference): object => ({
  ...rest,
  computed: dollars(computed),
  published: dollars(published),
});

/** The JSON of a verified release; documented in `rvu help json`. */
function verifiedJson({ id, checks, caps, known, given }: Verified): object {
  const amounts = [...(caps ? [{ file: 'OPPSCAP', compared: caps }] : []), ...given];
  return {
    id,
    amounts: amounts.map(({ file, compared }) => ({
      file,
      rows: compared.rows,
      agree: compared.agree,
      differences: compared.differences.map(differenceJson),
    })),
    known_cause: known?.cause ?? null,
    checks: checks.map(({ name, problems }) => ({ name, problems })),
  };
}

export function verifyJson({ results, bundle }: VerifyAnswer, lines: boolean): string {
  const found = results.map(verifiedJson);
  if (lines) return found.map((each) => `${toJson(each)}\n`).join('');
  return `${toJson({ schema: 'rvu.release-verify/1', results: found, checks: bundle }, 2)}\n`;
}
