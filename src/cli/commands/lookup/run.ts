import { answerLookup } from '../../../answer/find/lookup.js';
import { type RequestedServices, requestedServices } from '../../../answer/find/services.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { isComponent } from '../../../core/release/fee-row.js';
import { openContent } from '../../../data/content/content.js';
import { openReference } from '../../../data/reference/reference.js';
import { hasJournal } from '../../journal/folder.js';
import { formatOf } from '../../options/output.js';
import { isBatch } from '../../options/services.js';
import { safeAnswer } from '../../output/excel-safe.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import type { LookupOptions } from './command.js';
import { renderLookup } from './screen.js';
import { type LookupAnswer, viewed } from './view.js';

/** More codes than this are found faster in files that were read whole. */
const FEW = 100;

/** A page is that of a row, so modifiers without one are named and not used. */
function sayPassedOver({ services }: RequestedServices, { errors }: LookupAnswer, io: Io): void {
  const modifiers = new Set(services.flatMap((service) => service.modifiers));
  const passed = [...modifiers].filter((modifier) => !isComponent(modifier));
  if (passed.length === 0 || errors.length > 0) return;
  say(io, `no code has a row of its own for ${passed.join(', ')}: the code is shown`);
}

/** Words are no codes, but rvu search finds codes by them. */
function saySearch(args: readonly string[], { errors }: LookupAnswer, io: Io): void {
  const words = args.filter((word) => /^[a-z][a-z -]*$/i.test(word));
  if (words.length > 0 && errors.some(({ code }) => code === 'E_CODE_INVALID'))
    say(io, `to find codes by words: rvu search ${words.join(' ')}`);
}

/** Ends a page with what its code has brought so far, if the user keeps a journal. */
async function writeTrackLine({ results }: LookupAnswer, io: Io): Promise<void> {
  if (results.length === 0 || !hasJournal(io)) return;
  const { trackLine } = await import('../../journal/track-line.js');
  const line = trackLine(
    results.map(({ report }) => report.row.code),
    io,
  );
  if (line !== null) io.stdout.write(`${line}\n`);
}

/** `rvu lookup`: what the release says about codes, at the prompt or for a file or standard input. */
export async function lookupCommand(
  args: readonly string[],
  options: LookupOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (isBatch(args, io, 'lookup')) {
    const [{ batchFile }, { refusePromptOptions, runBatch }, { lookupPlan }] = await Promise.all([
      import('../../batch/named-file.js'),
      import('../../batch/run.js'),
      import('./batch.js'),
    ]);
    refusePromptOptions(options);
    return runBatch(lookupPlan(options), options, io, batchFile(args, io));
  }
  const few = chooseRelease(options);
  const requested = requestedServices(few.schedule, args);
  const inMemory = requested.services.length > FEW;
  const choice = inMemory ? chooseRelease(options, inMemory) : few;
  const found = answerLookup(
    choice,
    openContent({ inMemory }),
    openReference({ inMemory }),
    requested,
    options.qp ?? false,
  );
  const answer = viewed(found, requested, options);
  sayPassedOver(requested, answer, io);
  const text = await renderLookup(answer, format, choice.schedule, io);
  io.stdout.write(await safeAnswer(text, format, options));
  if (format === 'table') await writeTrackLine(answer, io);
  const code = finish(answer, io, format);
  saySearch(args, answer, io);
  return code;
}
