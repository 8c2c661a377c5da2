// The program's code as V8 compiled it when it was built, kept beside the program. V8 itself checks neither
// that such code is whole nor that it is of this source, so both are checked here, and whatever is not sure
// is left alone: the program is then compiled as usual.
const { readFileSync, writeFileSync } = require('node:fs');

const HEADER_BYTES = 8;

const CHUNK = 2048;

/** Two running sums over some words: a changed, missing or moved one changes them. */
function chunkSum(words, start) {
  const end = Math.min(start + CHUNK, words.length);
  let sum = end;
  let sums = 0;
  for (let i = start; i < end; i++) {
    sum = (sum + words[i]) | 0;
    sums = (sums + sum) | 0;
  }
  return { sum, sums };
}

/** The sums of chunk after chunk, in their order; in chunks, because V8 soon optimizes a function that is called often. */
function checksum(bytes) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = bytes.length;
  let sums = 0;
  for (let start = 0; start < words.length; start += CHUNK) {
    const chunk = chunkSum(words, start);
    sum = (Math.imul(sum, 31) + chunk.sum) | 0;
    sums = (Math.imul(sums, 31) + chunk.sums) | 0;
  }
  for (let i = words.length << 2; i < bytes.length; i++) sum = (sum * 31 + bytes[i]) | 0;
  return { sum, sums };
}

/** The compiled code kept for a source that ends with `buildId`; undefined where there is none to be sure of. */
exports.readCompiledCode = (file, buildId) => {
  try {
    const kept = readFileSync(file);
    const start = HEADER_BYTES + buildId.length;
    const code = Buffer.from(kept.subarray(start));
    const { sum, sums } = checksum(code);
    const whole = kept.readInt32LE(0) === sum && kept.readInt32LE(4) === sums;
    return whole && kept.latin1Slice(HEADER_BYTES, start) === buildId ? code : undefined;
  } catch {
    return undefined;
  }
};

exports.writeCompiledCode = (file, buildId, code) => {
  const { sum, sums } = checksum(Buffer.from(code));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(sum, 0);
  header.writeInt32LE(sums, 4);
  writeFileSync(file, Buffer.concat([header, Buffer.from(buildId, 'latin1'), code]));
};

/** The last line of the program, which names its build. */
exports.buildIdOf = (source) => source.slice(source.lastIndexOf('\n', source.length - 2) + 1);
