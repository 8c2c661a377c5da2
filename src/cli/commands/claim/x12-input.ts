import { InputError } from '../../../core/issue/errors.js';
import { isX12, readX12, X12Error, type X12Line } from '../../../data/x12/index.js';
import { csvLine } from '../../output/csv.js';

/** Claims as they come: CSV as it is, an 837P as the CSV of its service lines. */

const HEADER = 'claim_id,segment,date,provider,code,modifiers,units,minutes,charge,pos,zip,rvu_problem\n';

/** Bytes that tell what the input is. */
const BEGINNING = 64;

function toCsv(line: X12Line): string {
  const { claim, segment, date, provider, code, modifiers, units, minutes, charge, pos, zip, problem } = line;
  const place = [pos, zip, problem ?? ''];
  const numbers = [String(claim), String(segment)];
  return `${csvLine([...numbers, date, provider, code, modifiers, units, minutes, charge, ...place])}\n`;
}

async function* x12Csv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let header = HEADER;
  try {
    for await (const line of readX12(chunks)) {
      yield Buffer.from(header + toCsv(line), 'latin1');
      header = '';
    }
  } catch (error) {
    if (!(error instanceof X12Error)) throw error;
    throw new InputError(
      'E_X12',
      `${error.message}.`,
      'rvu claim reads professional claims (837P, 005010X222A1) and CSV.',
    );
  }
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The claims of an input as CSV bytes, whichever of the two forms it has. */
export async function* claimInput(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = input[Symbol.asyncIterator]();
  let beginning = Buffer.alloc(0);
  while (beginning.length < BEGINNING) {
    const { value, done } = await chunks.next();
    if (done) break;
    beginning = Buffer.concat([beginning, value]);
  }
  const whole = joined(beginning, chunks);
  yield* isX12(beginning.toString('latin1')) ? x12Csv(whole) : whole;
}
