import { closeSync, openSync, writeSync } from 'node:fs';
import { newestRelease, pricedStatuses, readTable } from './tables.mjs';

const SEED = 26;

/** Settings as they appear on claims: mostly the office, then hospitals; 12 is the patient's home. */
const PLACES = ['11', '11', '11', '11', '11', '22', '22', '21', '21', '23', '24', '31', '12'];
const UNITS = [1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4];

const LINES_PER_WRITE = 10_000;

/** mulberry32: a small generator of random numbers that is the same on every machine. */
export function randomNumbers() {
  let state = SEED;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The rows of the newest release that have an amount in some setting. */
export function pricedRows() {
  const statuses = pricedStatuses();
  return readTable(newestRelease().files.rvu)
    .filter((row) => statuses.includes(row.status) && row.not_used_for_medicare === '')
    .filter((row) => Number(row.nonfacility_total) > 0 || Number(row.facility_total) > 0);
}

/** Whether each unit is paid the same: units of one line can rank against each other like services of a claim. */
const unitsAlike = ({ mult_proc, bilat_surg }) => /[09]/.test(mult_proc) && /[09]/.test(bilat_surg);

/** Places by MAC and locality: the columns of a claim's place and their content. */
export function macsAndLocalities() {
  const places = readTable(newestRelease().files.gpci).map(({ mac, locality }) => `${mac},${locality}`);
  return { columns: 'mac,locality', places };
}

/** The last two digits of ZIP codes that a bundled line writes as runs: "01-03 07". */
function endsOf(runs = '') {
  return runs.split(' ').flatMap((run) => {
    const [first, last = first] = run.split('-').map(Number);
    return Number.isNaN(first) || run === ''
      ? []
      : Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(2, '0'));
  });
}

/** Every ZIP code that is not split and, in the same order, its locality: two ways to write the same claims. */
export function zipsAndTheirLocalities() {
  const pairs = readTable(newestRelease().files.zip).flatMap(({ area, locality, zips, split }) => {
    const splits = new Set(endsOf(split));
    return endsOf(zips)
      .filter((end) => !splits.has(end))
      .map((end) => [area + end, locality]);
  });
  return {
    zips: { columns: 'zip', places: pairs.map(([zip]) => zip) },
    localities: { columns: 'locality', places: pairs.map(([, locality]) => locality) },
  };
}

/** Writes a file of `lines` random claims; the same file for the same number, places, services and release. */
export function writeClaims(path, lines, { columns, places } = macsAndLocalities(), services = pricedRows()) {
  const random = randomNumbers();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const charge = () => (20 + random() * 1980).toFixed(2);
  const claim = () => {
    const { hcpcs, mod, ...row } = pick(services);
    const units = unitsAlike(row) ? pick(UNITS) : 1;
    return `${hcpcs},${mod},${units},${pick(PLACES)},${pick(places)},${charge()}\n`;
  };

  const file = openSync(path, 'w');
  writeSync(file, `code,modifier,units,pos,${columns},charge\n`);
  for (let left = lines; left > 0; left -= LINES_PER_WRITE) {
    writeSync(file, Array.from({ length: Math.min(left, LINES_PER_WRITE) }, claim).join(''));
  }
  closeSync(file);
}
