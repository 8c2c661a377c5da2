import type { Bundle } from './bundle.js';

/** One thing that must be true of a data folder. Checks never throw for bad data: they name it. */
export interface Check {
  /** What is proved, in words, as it is printed */
  readonly name: string;
  /** The problems found, one sentence each; none where all is well. */
  run(bundle: Bundle): string[];
}

/** The values that stand more than once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}
