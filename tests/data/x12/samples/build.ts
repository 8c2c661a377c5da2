import { readX12, type X12Line, type X12Options } from '../../../../src/data/x12/index.js';

/** Everything under samples/ is made up: people, identifiers and claims. The NPIs belong to nobody. */

export const ISA =
  'ISA*00*          *00*          *ZZ*MADEUPSENDER   *ZZ*MADEUPRECEIVER *260105*0900*^*00501*000000001*0*T*:~';

export const BILLING = [
  'HL*1**20*1',
  'NM1*85*2*MADE UP CLINIC*****XX*1111111111',
  'N3*1 NOWHERE ST',
  'N4*SAN FRANCISCO*CA*941101234',
];
export const SUBSCRIBER = ['HL*2*1*22*0', 'SBR*P*18*******MB', 'NM1*IL*1*DOE*JANE****MI*MADEUP1'];
export const CLAIM = ['CLM*MADEUP-1*100***11:B:1*Y*A*Y*Y'];
export const SERVICE = ['LX*1', 'SV1*HC:99213*100*UN*1***1', 'DTP*472*D8*20260105'];
/** Position of the first segment given to `transaction`, after ISA, GS and ST */
export const FIRST = 4;

/** A file of one transaction with the given segments and correct counts. */
export function transaction(segments: readonly string[], guide = '005010X222A1'): string {
  const body = segments.map((segment) => `${segment}~`).join('');
  return (
    `${ISA}GS*HC*MADEUP*MADEUP*20260105*0900*1*X*${guide}~ST*837*0001*${guide}~${body}` +
    `SE*${segments.length + 2}*0001~GE*1*1~IEA*1*000000001~`
  );
}

/** A file of one claim with one line, with the claim's segments before the line and the line's segments after it. */
export function claimFile(ofClaim: readonly string[], line: readonly string[] = SERVICE): string {
  return transaction([...BILLING, ...SUBSCRIBER, ...CLAIM, ...ofClaim, ...line]);
}

/**
 * Reads the text in chunks of the sizes given, then the rest at once; `lines` has what was read before an
 * error was thrown.
 */
export async function read(
  text: string | Uint8Array,
  sizes: readonly number[] = [],
  lines: X12Line[] = [],
  options: X12Options = {},
): Promise<X12Line[]> {
  for await (const line of readX12(chunksOf(Buffer.from(text), sizes), options)) lines.push(line);
  return lines;
}

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const size of sizes) {
    yield bytes.subarray(start, start + size);
    start += size;
  }
  yield bytes.subarray(start);
}
