import { batchReleases } from '../../../answer/release/chosen.js';
import type { BatchPlan } from '../../../batch/command.js';
import { CLAIM_ROLES } from '../../../batch/input/roles.js';
import { openQuestions } from '../../batch/open-questions.js';
import { batchFormat, batchWriter } from '../../batch/writers.js';
import { payRequest } from '../pay/request.js';
import { strayModifiers } from '../pay/stray-words.js';
import { ClaimBatch } from './batch.js';
import type { ClaimOptions } from './command.js';
import { claimWriter } from './writers.js';

/**
 * `rvu claim`: each record followed by its answer within its claim.
 * @param words what was typed at the prompt
 */
export function claimPlan(options: ClaimOptions, words: readonly string[] = []): BatchPlan {
  const releases = batchReleases(options);
  const request = payRequest(options, releases.first.schedule, releases.first.on);
  const format = batchFormat(options);
  return {
    reads: CLAIM_ROLES,
    create: (layout) => new ClaimBatch(releases, layout, request, options.oneClaim ?? false),
    writer: (command, layout, out) =>
      claimWriter(command as ClaimBatch, out, format.format, options) ??
      batchWriter(format, command, layout, out),
    openQuestions: (layout) => [
      ...openQuestions(layout, request, releases, options),
      ...strayModifiers(words, releases.first.schedule, request),
    ],
  };
}
