import type { ClaimOptions } from '../commands/claim/command.js';
import type { LookupOptions } from '../commands/lookup/command.js';
import type { PayOptions } from '../commands/pay/command.js';
import type { RankOptions } from '../commands/rank/command.js';
import type { BatchPlan } from './command.js';

/** The commands that answer batches. */
export type BatchName = 'lookup' | 'pay' | 'rank' | 'claim';

/** Loads what a command does with a batch; the options are those of its command line. */
export async function loadPlan(name: BatchName, options: object): Promise<BatchPlan<{ readonly ok: true }>> {
  if (name === 'lookup')
    return (await import('../commands/lookup/batch.js')).lookupPlan(options as LookupOptions);
  if (name === 'claim')
    return (await import('../commands/claim/batch.js')).claimPlan(options as ClaimOptions);
  if (name === 'pay') return (await import('../commands/pay/batch.js')).payPlan(options as PayOptions);
  return (await import('../commands/rank/batch.js')).rankPlan(options as RankOptions);
}
