import { InputError } from '../../core/issue/errors.js';
import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import { readX12, slipNotice, X12Error, type X12Line } from '../../data/x12/index.js';
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
  ['state', 'state', ({ state }) => state],
  ['care_days', 'careDays', ({ careDays }) => careDays],
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

export interface X12Source {
  /** Whether what departs from the guide is an error even if it does not price */
  readonly strict: boolean;
  /** Told, after the last record, what is to be said about the file as a whole */
  readonly remark: (notice: Notice) => void;
}

function refusedLine({ code, problem, isVoid }: X12Line): Refusal | null {
  if (isVoid) {
    const message = 'The claim voids an earlier one (CLM05-3 is 8): nothing is paid for it.';
    return refusal('E_CLAIM_VOID', code, message);
  }
  return problem === null ? null : refusal('E_X12_LINE', '', problem);
}

/** What is wrong with a file as a whole, and how often, in one sentence. */
function* remarks(slips: readonly string[], count: number): Generator<Notice> {
  for (const slip of slips) yield slipNotice(slip);
  const more = count - slips.length;
  if (more > 0) yield slipNotice(`${more} more such ${more === 1 ? 'difference' : 'differences'}`);
}

/** The most slips that are named one by one. */
const MOST_SLIPS = 3;

/**
 * Reads the service lines of an 837P.
 * @throws InputError E_X12, naming segment and position, if the file is not a complete 837P
 */
export async function* x12Records(
  chunks: AsyncIterable<Uint8Array>,
  { strict, remark }: X12Source,
): AsyncGenerator<CellRecord> {
  const slips: string[] = [];
  let count = 0;
  const slip = (text: string): void => {
    count += 1;
    if (count <= MOST_SLIPS) slips.push(text);
  };
  try {
    for await (const line of readX12(chunks, { strict, slip })) {
      const cells = COLUMNS.map(([, , cell]) => cell(line));
      yield { cells, refused: refusedLine(line), notices: line.notices };
    }
    for (const notice of remarks(slips, count)) remark(notice);
  } catch (error) {
    if (!(error instanceof X12Error)) throw error;
    const hint = 'rvu claim reads professional claims (837P, 005010X222A1) and CSV.';
    throw new InputError('E_X12', `${error.message}.`, hint);
  }
}
