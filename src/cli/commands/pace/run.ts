import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, tableWidth, writeAll } from '../../terminal/io.js';
import { paintFor } from '../../terminal/paint.js';
import { answerPace } from './answer.js';
import type { PaceOptions } from './command.js';
import { renderCsv, renderJson } from './json.js';
import { renderMarkdownTable, renderScreen } from './screen.js';

/** `rvu pace`: where the contract year will end at this rate. */
export async function paceCommand(words: readonly string[], options: PaceOptions, io: Io): Promise<ExitCode> {
  const odd = words.find((word) => word.toLowerCase() !== 'fte');
  if (odd !== undefined || (words.length > 0 && !options.whatIf?.some(([name]) => name === 'fte')))
    throw new UsageError(
      'E_USAGE',
      `rvu pace takes no words such as "${echo(odd ?? 'FTE')}".`,
      'Example: rvu pace --what-if 0.8 FTE',
    );
  const format = formatOf(options);
  const paces = answerPace(options, io);
  await writeAll(io.stdout, await rendered());
  return EXIT.answered;

  async function rendered(): Promise<string> {
    if (format === 'json' || format === 'ndjson') return renderJson(paces, format === 'ndjson');
    if (format === 'csv') return renderCsv(paces);
    if (format === 'markdown') return renderMarkdownTable(paces);
    return renderScreen(paces, await paintFor(io), tableWidth(io));
  }
}
