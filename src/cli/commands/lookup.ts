import { openContent } from '../../data/content/content.js';
import { openSchedule } from '../../data/schedule.js';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import { formatOf } from '../options.js';
import { finish } from '../render/answer.js';
import { renderLookup } from '../render/lookup.js';
import { answerLookup, type LookupOptions } from './lookup-answer.js';
import { isBatch } from './services.js';

/** `rvu lookup`: what the release says about codes, at the prompt or of a CSV on standard input. */
export async function lookupCommand(
  args: readonly string[],
  options: LookupOptions,
  io: Io,
): Promise<ExitCode> {
  const format = formatOf(options);
  if (isBatch(args, io, 'lookup')) {
    const { runBatch } = await import('../batch/run.js');
    return runBatch('lookup', options, io);
  }
  const schedule = openSchedule();
  const answer = answerLookup(schedule, openContent(), args, options);
  io.stdout.write(await renderLookup(answer, format, schedule, io));
  return finish(answer, io, format === 'json' || format === 'ndjson');
}
