import { ClaimLoops } from './claim-loops.js';
import { Envelope } from './envelope.js';
import type { X12Line } from './line.js';
import type { Segment } from './segment.js';
import { SegmentCutter } from './segment-cutter.js';

export { isX12 } from './delimiters.js';
export type { X12Line } from './line.js';
export { X12Error } from './segment.js';

// Not node-x12 1.7.1 (a webpack bundle of 129 kB) nor x12-parser 1.3.0: tried on a sample, both fail where the
// first chunk ends inside the ISA, read a file cut off inside a segment without an error, and number no segments
// for messages. Cutting is all that they would do here; the loops of the 837P would be ours anyway.

/**
 * Reads the service lines of 837P files (005010X222A1) in constant memory: of a claim it holds who, where
 * and when, and the line at hand. A line that cannot be read has a `problem`; the lines around it stand.
 * Lines come before the counts at the end of their transaction are checked, so that a throw can follow them.
 * @param chunks the bytes of the file, however they are split
 * @throws X12Error naming segment and position, for what is no 837P or not a whole one
 */
export async function* readX12(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<X12Line> {
  const cutter = new SegmentCutter();
  const envelope = new Envelope();
  const loops = new ClaimLoops();
  // Every cell that is kept is ASCII: one character a byte reads any encoding of the rest.
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
    const line = isInside ? loops.take(segment) : loops.end();
    if (line) yield line;
  }
}
