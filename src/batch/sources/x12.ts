import { InputError } from '../../core/issue/errors.js';
import { refusal } from '../../core/issue/issue.js';
import { readX12, X12Error, type X12Line } from '../../data/x12/index.js';
import type { CellRecord } from '../cell-batch.js';
import type { Layout } from '../input/layout.js';
import type { Role } from '../input/roles.js';

/** The service lines of an 837P as records. */

const COLUMNS: readonly (readonly [name: string, role: Role | null, cell: (line: X12Line) => string])[] = [
  ['claim_id', 'claim', ({ claim }) => String(claim)],
  ['segment', null, ({ segment }) => String(segment)],
  ['date', 'date', ({ date }) => date],
  ['provider', 'provider', ({ provider }) => provider],
  ['code', 'code', ({ code }) => code],
  ['modifiers', 'modifier', ({ modifiers }) => modifiers],
  ['units', 'units', ({ units }) => units],
  ['minutes', 'minutes', ({ minutes }) => minutes],
  ['charge', 'charge', ({ charge }) => charge],
  ['pos', 'pos', ({ pos }) => pos],
  ['zip', 'zip', ({ zip }) => zip],
  ['rvu_problem', null, ({ problem }) => problem ?? ''],
];

export const X12_LAYOUT: Layout = {
  delimiter: ',',
  newline: '\n',
  width: COLUMNS.length,
  names: COLUMNS.map(([name]) => name),
  roles: new Map(COLUMNS.flatMap(([, role], column) => (role ? [[role, [column]] as const] : []))),
  hasHeader: true,
};

/**
 * Reads the service lines of an 837P.
 * @throws InputError E_X12, naming segment and position, if the file is not a complete 837P
 */
export async function* x12Records(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CellRecord> {
  try {
    for await (const line of readX12(chunks)) {
      const cells = COLUMNS.map(([, , cell]) => cell(line));
      yield { cells, refused: line.problem ? refusal('E_X12_LINE', '', line.problem) : null };
    }
  } catch (error) {
    if (!(error instanceof X12Error)) throw error;
    const hint = 'rvu claim reads professional claims (837P, 005010X222A1) and CSV.';
    throw new InputError('E_X12', `${error.message}.`, hint);
  }
}
