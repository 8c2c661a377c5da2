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

/** Reads such a text. A prompt reads hundreds of rows to rank one, so no string is made for a whole line. */
export function readRankText(text: string): RankedRow[] {
  const rows: RankedRow[] = [];
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(' ', at);
    const found = text.indexOf('\n', space);
    const end = found < 0 ? text.length : found;
    const row = { code: text.slice(at, at + CODE_LENGTH), modifier: text.slice(at + CODE_LENGTH + 1, space) };
    rows.push({ row, value: Number(text.slice(space + 1, end)) });
    at = end + 1;
  }
  return rows;
}
