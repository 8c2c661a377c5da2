import { csvLine } from '../../../batch/bytes/csv-text.js';
import { csvTextOf } from '../../../data/bundle/held-releases.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { answerRelease, type ReleaseAnswer } from './answer.js';
import type { ReleaseOptions } from './command.js';
import { renderJson } from './json.js';
import { detailMarkdown, detailScreen, listMarkdown, listScreen } from './screen.js';

const CSV_HEAD = [
  'release',
  'default',
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
  const rows = reports.map(({ entry, isDefault, borrowed, lacking, rebuiltFrom, rows: count, sha256 }) => [
    entry.id,
    isDefault ? 'yes' : 'no',
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
  ]);
  return `${[CSV_HEAD, ...rows].map((cells) => csvLine(cells)).join('\n')}\n`;
}

/** `rvu release`: the releases in the bundle, or one of them. */
export async function releaseCommand(
  words: readonly string[],
  options: ReleaseOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  const answer = answerRelease(words);
  const [shown] = words[0] === 'show' ? answer.reports : [];
  await writeAll(io.stdout, await rendered());
  return EXIT.answered;

  async function rendered(): Promise<string> {
    if (format === 'json' || format === 'ndjson') return renderJson(answer, format === 'ndjson');
    if (format === 'csv') return shown ? csvTextOf(shown.held) : listCsv(answer);
    if (format === 'markdown') return shown ? detailMarkdown(shown) : listMarkdown(answer);
    const [paint, width] = [await paintFor(io), tableWidth(io)];
    return shown ? detailScreen(shown, paint, width) : listScreen(answer, paint, width);
  }
}
