import type { Bundle } from './bundle.js';

/** One thing that must be true of a data folder. Checks never throw for bad data: they name it. */
export interface Check {
  /** What the check proves, in words, as printed */
  readonly name: string;
  /** The problems found, one sentence each; empty if all is well. */
  run(bundle: Bundle): string[];
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}
