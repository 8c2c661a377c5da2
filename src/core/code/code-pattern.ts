import type { FeeRow } from '../release/fee-row.js';

/** Tells whether a row is one that a word names. */
export type RowPattern = (row: Pick<FeeRow, 'code' | 'modifier'>) => boolean;

const RANGE = /^([A-Z0-9]{5})-([A-Z0-9]{5})$/;
const PREFIX = /^([A-Z0-9]{1,4})\*$/;
const ROW = /^([A-Z0-9]{5})(?:-([A-Z0-9]{2}))?$/;

/**
 * Reads a word that names rows by their text alone, so that it can name codes that a release no longer has: a
 * code (all its rows), a row "70553-26", a range "99202-99215" or a prefix "9083*". Null for anything else.
 */
export function rowPattern(word: string): RowPattern | null {
  const [, first, last] = RANGE.exec(word) ?? [];
  if (first !== undefined && last !== undefined)
    return first <= last ? ({ code }) => first <= code && code <= last : null;
  const [, beginning] = PREFIX.exec(word) ?? [];
  if (beginning !== undefined) return ({ code }) => code.startsWith(beginning);
  const [, own, modifier] = ROW.exec(word) ?? [];
  if (own === undefined) return null;
  return (row) => row.code === own && (modifier === undefined || row.modifier === modifier);
}
