import { LOOKUP, RANK, SEARCH } from './codes.js';
import type { JsonSchema } from './parts.js';
import { CLAIM, COMPARE, LOCALITIES, PAY } from './prices.js';
import { DIFF, HISTORY, RELEASE } from './releases.js';

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
  release: RELEASE,
} as const satisfies Readonly<Record<string, JsonSchema>>;

export type SchemaName = keyof typeof OUTPUT_SCHEMAS;
