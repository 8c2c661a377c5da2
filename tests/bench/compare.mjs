import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
const DIFFERENCES_SHOWN = 10;

function* linesOf(path) {
  const file = openSync(path, 'r');
  const decoder = new TextDecoder();
  const chunk = Buffer.allocUnsafe(CHUNK);
  let rest = '';
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    const lines = (rest + decoder.decode(chunk.subarray(0, read), { stream: true })).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== '') yield rest;
  closeSync(file);
}

/**
 * Reads an output line by line: each line must begin with the unchanged input line; returns the allowed
 * amount that follows.
 */
function allowedReader(name, path) {
  const lines = linesOf(path);
  const header = lines.next().value ?? '';
  const column = header.split(',').indexOf('rvu_allowed');
  if (column < 0) throw new Error(`${name} wrote no column rvu_allowed: "${header}"`);
  return (claim) => {
    const { value: line, done } = lines.next();
    if (done || claim === undefined) return done ? null : `more than the input: ${line}`;
    const kept = line.startsWith(`${claim},`);
    return kept ? line.split(',', column + 1)[column] : `input not kept: ${line}`;
  };
}

/**
 * Compares the outputs of `rvu` and DuckDB: every input line must be there, in its place and unchanged, and
 * the allowed amounts must be the same text (blank if refused). Throws with the first differences.
 */
export function checkEqual({ claims, rvu, duckdb }) {
  const rvuAllowed = allowedReader('rvu', rvu);
  const duckdbAllowed = allowedReader('DuckDB', duckdb);
  const input = linesOf(claims);
  input.next();
  const differences = [];
  let lines = 0;
  let refused = 0;
  for (;;) {
    const { value: claim, done } = input.next();
    const [a, b] = [rvuAllowed(claim), duckdbAllowed(claim)];
    if (done && a === null && b === null) break;
    lines++;
    if (a === '') refused++;
    const amount = a !== null && /^(\d+\.\d\d)?$/.test(a);
    if (!amount || a !== b) differences.push(`line ${lines + 1}, ${claim}\n    rvu: ${a}\n    DuckDB: ${b}`);
    if (done || differences.length === DIFFERENCES_SHOWN) break;
  }
  if (differences.length > 0) throw new Error(`The results differ:\n  ${differences.join('\n  ')}`);
  return { lines, refused };
}

/** Throws unless two files have the same lines, in any order. */
export function checkSameLines(one, other) {
  const [a, b] = [one, other].map((path) => readFileSync(path, 'utf8').split('\n').sort());
  const at = a.findIndex((line, i) => line !== b[i]);
  if (at >= 0 || a.length !== b.length)
    throw new Error(`${other} has other lines than ${one}, first: ${b[at]}`);
}

/** Throws unless DuckDB's output has every input line, unchanged and in its place. */
export function checkKept(input, duckdb) {
  const allowed = allowedReader('DuckDB', duckdb);
  const lines = linesOf(input);
  lines.next();
  for (const line of lines) {
    const found = allowed(line);
    if (!/^(\d+\.\d\d)?$/.test(found ?? 'missing')) throw new Error(`DuckDB, ${line}: ${found}`);
  }
  if (allowed() !== null) throw new Error('DuckDB wrote more lines than there are');
}

/** The content of the first column, which is never quoted here. */
const claimOf = (line) => line?.slice(0, line.indexOf(','));

/**
 * Compares the outputs of `rvu claim` and `rvu pay` for the same lines: every input line must be there, in
 * its place and unchanged, and a claim of one line must have the same allowed amount in both. Throws with the
 * first violation.
 * @returns how many lines are alone in their claim, how many of the others are paid differently than by
 * themselves, and how many are refused
 */
export function checkClaims({ input, pay, claim }) {
  const byItself = allowedReader('rvu pay', pay);
  const inClaim = allowedReader('rvu claim', claim);
  const counts = { alone: 0, changed: 0, refused: 0 };
  const lines = linesOf(input);
  lines.next();
  let before;
  let line = lines.next().value;
  for (let number = 2; line !== undefined; number++) {
    const next = lines.next().value;
    const alone = claimOf(line) !== claimOf(before) && claimOf(line) !== claimOf(next);
    const [a, b] = [byItself(line), inClaim(line)];
    const amounts = [a, b].every((text) => text !== null && /^(\d+\.\d\d)?$/.test(text));
    if (!amounts || (alone && a !== b))
      throw new Error(`The results differ at line ${number}, ${line}\n  rvu pay: ${a}\n  rvu claim: ${b}`);
    if (alone) counts.alone++;
    if (a !== b) counts.changed++;
    if (b === '') counts.refused++;
    [before, line] = [line, next];
  }
  for (const rest of [byItself(), inClaim()]) if (rest !== null) throw new Error(rest);
  return counts;
}
