import type { RankedRow } from '../../core/release/fee-row.js';

const CODE_LENGTH = 5;

/**
 * Rows in the order of their value as text, to be read by a prompt in one pass: "99212 70" or "70553-26 148", one row a
 * line.
 */
export function rankText(rows: readonly RankedRow[]): string {
  return rows
    .map(({ row, value }) => `${row.code}${row.modifier === '' ? '' : `-${row.modifier}`} ${value}`)
    .join('\n');
}

/** Reads such a text. */
export function readRankText(text: string): RankedRow[] {
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const space = line.indexOf(' ');
    const modifier = line.slice(CODE_LENGTH + 1, space);
    return { row: { code: line.slice(0, CODE_LENGTH), modifier }, value: Number(line.slice(space + 1)) };
  });
}
