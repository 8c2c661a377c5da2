/**
 * Draws the codes for the second reading with a fixed seed and writes them, marked as unread, to
 * data/content/review-300.tsv. The names it draws from are those of priced codes, so the draw is the same
 * until a release changes which codes are priced. It never overwrites a reading that has begun.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = join(import.meta.dirname, '..', '..', '..', 'data');
const SEED = 20260105;
/** The draw of pages, made when every priced code had one. */
export const PAGES_SEED = 20261128;
/** A later draw of pages, read by somebody who had written none of them. */
export const SECOND_PAGES_SEED = 20261129;
/** A third one, made after those findings and everything like them had been corrected. */
export const THIRD_PAGES_SEED = 20261130;
const SIZE = 300;
const PRICED = new Set(['A', 'R', 'T']);

/** mulberry32: numbers from 0 to below 1, the same for the same seed. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Codes with a row that Medicare prices: status A, R or T, and a total above zero. */
export function pricedCodes() {
  const [header, ...lines] = readFileSync(join(DATA, 'rvu26a.csv'), 'latin1').trimEnd().split('\n');
  const columns = header.split(',');
  const at = (name) => columns.indexOf(name);
  const rows = lines.map((line) => line.split(','));
  const total = (row) => Number(row[at('nonfacility_total')]) + Number(row[at('facility_total')]);
  const priced = rows.filter((row) => PRICED.has(row[at('status')]) && total(row) > 0);
  return [...new Set(priced.map((row) => row[at('hcpcs')]))].sort();
}

/** The codes that a seed draws, sorted: those of the second reading of names, or of the pages. */
export function drawnCodes(seed = SEED) {
  const codes = pricedCodes();
  const random = randomNumbers(seed);
  for (let i = codes.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [codes[i], codes[j]] = [codes[j], codes[i]];
  }
  return codes.slice(0, SIZE).sort();
}

if (process.argv[1] === import.meta.filename) {
  const path = join(DATA, 'content', 'review-300.tsv');
  if (existsSync(path)) process.stderr.write(`${path} already exists and is left unchanged\n`);
  else
    writeFileSync(
      path,
      `code\tfinding\tcorrected\n${drawnCodes()
        .map((code) => `${code}\t\t\n`)
        .join('')}`,
    );
}
