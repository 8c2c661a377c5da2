import type { CellRecord } from '../cell-batch.js';
import type { Layout } from '../input/layout.js';

/** Typed codes, one record each. */
export const CODES_LAYOUT: Layout = {
  delimiter: ',',
  newline: '\n',
  width: 1,
  names: ['code'],
  roles: new Map([['code', [0]]]),
  hasHeader: true,
  isTyped: true,
};

export async function* codeRecords(words: readonly string[]): AsyncGenerator<CellRecord> {
  for (const word of words) yield { cells: [word], refused: null };
}
