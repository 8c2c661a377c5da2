import { BROWSE, LOOKUP, RANK, SEARCH } from './codes.js';
import type { JsonSchema } from './parts.js';
import { CLAIM, COMPARE, LOCALITIES, PAY, SCHEDULE } from './prices.js';
import { DIFF, DIFF_VOLUMES, HISTORY, RELEASE, RELEASE_VERIFY } from './releases.js';
import { BENCHMARK, CONFIG, CONTRACT, LOG, PACE, RECONCILE, REPORT } from './tracking.js';

/**
 * The schema of what a command prints with --json, by its name. `rvu schema` prints them, and the tools of `rvu mcp`
 * declare them. A later version may add properties under the same name; what removes or changes one is a new name.
 */
export const OUTPUT_SCHEMAS = {
  lookup: LOOKUP,
  search: SEARCH,
  pay: PAY,
  claim: CLAIM,
  rank: RANK,
  compare: COMPARE,
  localities: LOCALITIES,
  history: HISTORY,
  diff: DIFF,
  'diff-volumes': DIFF_VOLUMES,
  release: RELEASE,
  'release-verify': RELEASE_VERIFY,
  schedule: SCHEDULE,
  browse: BROWSE,
  log: LOG,
  contract: CONTRACT,
  report: REPORT,
  pace: PACE,
  reconcile: RECONCILE,
  benchmark: BENCHMARK,
  config: CONFIG,
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type SchemaName = keyof typeof OUTPUT_SCHEMAS;
