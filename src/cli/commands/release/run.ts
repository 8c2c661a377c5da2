import { csvLine } from '../../../batch/bytes/csv-text.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { csvTextOf } from '../../../data/bundle/held-releases.js';
import { type Format, formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { answerRelease, type ReleaseAnswer } from './answer.js';
import type { ReleaseOptions } from './command.js';
import { renderJson } from './json.js';
import { addedScreen, detailMarkdown, detailScreen, listMarkdown, listScreen } from './screen.js';

const CSV_HEAD = [
  'release',
  'default',
  'added',
  'from',
  'through',
  'released',
  'conversion_factor',
  'conversion_factor_qp',
  'rows',
  'sha256',
  'rebuilt_from',
  'borrowed',
  'lacking',
];

function listCsv({ reports }: ReleaseAnswer): string {
  const rows = reports.map(
    ({ entry, isDefault, isAdded, borrowed, lacking, rebuiltFrom, rows: count, sha256 }) => [
      entry.id,
      isDefault ? 'yes' : 'no',
      isAdded ? 'yes' : 'no',
      entry.effective.from,
      entry.effective.through,
      entry.released ?? '',
      entry.conversionFactor,
      entry.conversionFactorQp ?? '',
      String(count),
      sha256,
      rebuiltFrom ?? '',
      borrowed.map(({ role, from }) => `${role} of ${from}`).join('; '),
      lacking.join('; '),
    ],
  );
  return `${[CSV_HEAD, ...rows].map((cells) => csvLine(cells)).join('\n')}\n`;
}

/** What `rvu release` is asked to do, and with what. */
interface Request {
  readonly action: 'list' | 'show' | 'add' | 'remove' | 'verify';
  readonly names: readonly string[];
}

const TRY = 'Try: rvu release list, show RVU24AR, add RVU27A.zip, remove RVU27A, or verify RVU26A';

/** @throws UsageError E_USAGE */
function requestOf([action = 'list', ...names]: readonly string[]): Request {
  const wrong = (message: string): UsageError => new UsageError('E_USAGE', message, TRY);
  switch (action) {
    case 'list':
      if (names.length > 0) throw wrong('rvu release list takes no names.');
      break;
    case 'show':
    case 'remove':
      if (names.length !== 1) throw wrong(`Name one release to ${action}.`);
      break;
    case 'add':
      if (names.length === 0)
        throw wrong("Name the files to add: CMS's archives, or a folder with its files.");
      break;
    case 'verify':
      if (names.length > 1) throw wrong('Name one release to verify, or none for all.');
      break;
    default:
      throw wrong(`rvu release does not know "${echo([action, ...names].join(' '))}".`);
  }
  return { action, names };
}

/** Files of amounts are those of one release. @throws UsageError E_USAGE */
function refuseAmounts({ amounts }: ReleaseOptions, action: string, names: readonly string[]): void {
  if (amounts === undefined || (action === 'verify' && names.length === 1)) return;
  const hint = 'As in: rvu release verify RVU26A --amounts PFALL26A.zip';
  throw new UsageError('E_USAGE', '--amounts belongs to rvu release verify and one release.', hint);
}

async function verified(
  id: string | undefined,
  { amounts = [] }: ReleaseOptions,
  format: Format,
  io: Io,
): Promise<ExitCode> {
  const { exitOf, verify, verifyCsv, verifyJson, verifyMarkdown, verifyScreen } = await import('./verify.js');
  const answer = verify(id, amounts);
  const text = async (): Promise<string> => {
    if (format === 'json' || format === 'ndjson') return verifyJson(answer, format === 'ndjson');
    if (format === 'csv') return verifyCsv(answer);
    if (format === 'markdown') return verifyMarkdown(answer);
    return verifyScreen(answer, await paintFor(io), tableWidth(io));
  };
  await writeAll(io.stdout, await text());
  return exitOf(answer);
}

/** `rvu release`: lists what is held, shows one release, adds files of CMS, or removes what was added. */
export async function releaseCommand(
  words: readonly string[],
  options: ReleaseOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  const { action, names } = requestOf(words);
  refuseAmounts(options, action, names);
  if (action === 'verify') return verified(names[0], options, format, io);
  if (action === 'remove') {
    const { remove } = await import('./change.js');
    await writeAll(io.stdout, await remove(names[0] ?? '', io.env));
    return EXIT.answered;
  }
  const change = action === 'add' ? await (await import('./change.js')).add(names, io) : null;
  const answer = change ?? answerRelease(action === 'show' ? names : null);
  const [shown] = action === 'show' ? answer.reports : [];
  await writeAll(io.stdout, await rendered());
  return EXIT.answered;

  async function rendered(): Promise<string> {
    if (format === 'json' || format === 'ndjson') return renderJson(answer, format === 'ndjson');
    if (format === 'csv') return shown ? csvTextOf(shown.held) : listCsv(answer);
    if (format === 'markdown') return shown ? detailMarkdown(shown) : listMarkdown(answer);
    const [paint, width] = [await paintFor(io), tableWidth(io)];
    if (change) return addedScreen(answer, paint, width);
    return shown ? detailScreen(shown, paint, width) : listScreen(answer, paint, width);
  }
}
