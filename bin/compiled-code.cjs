// For Node 20, which has no module.enableCompileCache: keeps the code that V8 compiled for the program in the
// user's cache folder. V8 checks neither that such code is complete nor that it belongs to this source, so
// both are checked here, and anything doubtful is ignored: the program is then compiled as usual.
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const HEADER_BYTES = 8;
const CHUNK = 2048;

/** Two running sums over some words: a changed, missing or moved word changes them. */
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

/** Sums over the chunks in order; in chunks, because V8 soon optimizes a function that is called often. */
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

/** The compiled code kept under a key; undefined if there is none, or if it is damaged or belongs to another key. */
function readCompiledCode(file, key) {
  try {
    const kept = readFileSync(file);
    const start = HEADER_BYTES + key.length;
    const code = Buffer.from(kept.subarray(start));
    const { sum, sums } = checksum(code);
    const whole = kept.readInt32LE(0) === sum && kept.readInt32LE(4) === sums;
    return whole && kept.latin1Slice(HEADER_BYTES, start) === key ? code : undefined;
  } catch {
    return undefined;
  }
}

function removeQuietly(file) {
  try {
    rmSync(file, { force: true });
  } catch {
    // There is nothing to remove.
  }
}

/**
 * Keeps compiled code under a key if possible. It is written to another file first, so that nobody reads half
 * of it.
 */
function writeCompiledCode(file, key, code) {
  const { sum, sums } = checksum(Buffer.from(code));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(sum, 0);
  header.writeInt32LE(sums, 4);
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(part, Buffer.concat([header, Buffer.from(key, 'latin1'), code]));
    renameSync(part, file);
  } catch {
    // The disk is full or read-only, or there is no folder at all: the next start compiles as this one did.
    removeQuietly(part);
  }
}

/** The last line of the program, which names its build. */
const buildIdOf = (source) => source.slice(source.lastIndexOf('\n', source.length - 2) + 1).trim();

/**
 * Exit codes of a command that did its work. A misspelled command exits with another code and leaves no file
 * behind.
 */
const DONE = [undefined, 0, 1];

/**
 * Loads the program as `require` would, from compiled code if the cache folder has it. The code is kept
 * separately for each command, because V8 compiles, and keeps, only the functions that ran.
 */
function loadProgram(filename, folder, command = process.argv[2] ?? '') {
  const source = readFileSync(filename, 'utf8');
  const key = `${process.versions.v8} ${process.arch} ${buildIdOf(source)} ${command}`;
  const mayKeep = folder && !process.env.NODE_DISABLE_COMPILE_CACHE && /^[\w-]{0,20}$/.test(command);
  const file = mayKeep ? join(folder, `${key.replace('//', '').replaceAll(' ', '_')}.code`) : undefined;
  const cachedData = file ? readCompiledCode(file, key) : undefined;
  const script = new Script(wrap(source), { filename, cachedData });
  if (file && (!cachedData || script.cachedDataRejected)) {
    process.on('exit', () => {
      if (DONE.includes(process.exitCode)) writeCompiledCode(file, key, script.createCachedData());
    });
  }
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(filename), program, filename, dirname(filename));
  return program.exports;
}

module.exports = { buildIdOf, loadProgram, readCompiledCode, writeCompiledCode };
