import { ClaimLoops } from './claim-loops.js';
import { Envelope } from './envelope.js';
import type { X12Line } from './line.js';
import { type Segment, X12Error } from './segment.js';
import { SegmentCutter } from './segment-cutter.js';

export { isX12 } from './delimiters.js';
export type { X12Line } from './line.js';
export { slipNotice } from './line-cells.js';
export { looksLikeX12, oddLineLooksLikeX12 } from './recognize.js';
export { X12Error } from './segment.js';

// Not node-x12 1.7.1 (a webpack bundle of 129 kB) nor x12-parser 1.3.0: tried on a sample, both fail if the
// first chunk ends inside the ISA, read a file cut off inside a segment without an error, and do not number
// segments for messages. They would only cut segments; we would have to write the loops of the 837P anyway.

export interface X12Options {
  /** Whether what departs from the guide is an error even if it does not price */
  readonly strict?: boolean;
  /** Told about what departs from the guide in no particular line: counts, an old version */
  readonly slip?: (text: string) => void;
}

/**
 * Reads the service lines of 837P files (005010X222 and its errata, 004010X098) in constant memory: it keeps who,
 * where and when of the current claim, and the current line. A line that cannot be read has a `problem`; the lines
 * around it are unaffected. Lines are returned before the end of their transaction is checked, so an error can still
 * be thrown after them.
 * @param chunks the bytes of the file, split in any way
 * @throws X12Error naming segment and position, if the file is not a complete 837P
 */
export async function* readX12(
  chunks: AsyncIterable<Uint8Array>,
  { strict = false, slip = () => {} }: X12Options = {},
): AsyncGenerator<X12Line> {
  const cutter = new SegmentCutter();
  const envelope = new Envelope((text) => {
    if (strict) throw new X12Error(text);
    slip(text);
  });
  const loops = new ClaimLoops(strict);
  // Every cell that is kept is ASCII, so reading one character per byte works for any encoding of the rest.
  for await (const { buffer, byteOffset, byteLength } of chunks) {
    const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    yield* linesOf(cutter.push(text), envelope, loops);
  }
  yield* linesOf(cutter.end(), envelope, loops);
  envelope.end();
}

function* linesOf(segments: Iterable<Segment>, envelope: Envelope, loops: ClaimLoops): Generator<X12Line> {
  for (const segment of segments) {
    const isInside = envelope.take(segment);
    const line = isInside ? loops.take(segment, envelope.isOld) : loops.end();
    if (line) yield line;
  }
}
