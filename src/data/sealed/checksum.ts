/** The largest prime below 2^32 */
const PRIME = 4_294_967_291n;

/**
 * The remainder of bytes, read as one large number, by a prime: any change within 31 consecutive bits is found
 * with certainty, any other with odds of four billion to one. V8 computes it natively. At a prompt, where a few
 * kilobytes are checked once, a loop in JavaScript takes five times as long, because nothing is compiled yet, and
 * loading node:crypto takes longer than the whole answer.
 */
export function checksum(bytes: Buffer): number {
  return Number(BigInt(`0x1${bytes.toString('hex')}`) % PRIME);
}
