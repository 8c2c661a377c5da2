import type { Counts } from './compare.mjs';

export interface Claims {
  rows: number;
  in: number;
  out: number;
  one: number;
  priced: number;
  different: number;
  columns: boolean;
}

export function isInstalled(): boolean;
export function isSame(claims: Claims): boolean;
export function comparedInSpark(
  lines: number,
  exported?: string,
): Promise<{
  usual: Counts;
  qp: Counts;
  claims: Claims;
  failures: { type: string; answer: string };
  partitions: number;
}>;
