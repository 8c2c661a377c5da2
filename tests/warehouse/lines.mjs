/** Random lines of claims: mostly ordinary ones, and some of each kind that a database could get wrong. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { randomNumbers, zipsAndTheirLocalities } from '../bench/generate.mjs';
import { newestRelease, readTable } from '../bench/tables.mjs';

const COLUMNS = [
  'line_id',
  'date_of_service',
  'code',
  'modifier',
  'units',
  'pos',
  'setting',
  'zip',
  'locality',
];

/** Codes that ended, are paid elsewhere, began later or do not exist */
const ODD_CODES = [
  '99201',
  '80053',
  'A0425',
  'K0001',
  'J1100',
  '0001A',
  'ZZZZZ',
  '99999',
  '00100',
  'D0120',
  '9921',
];
const MODIFIERS = ['', '', '', '', '', '', '26', 'TC', '53', '59', '50', '25', 'tc', ' 26 '];
const UNITS = ['1', '1', '1', '1', '1', '1', '2', '3', '4', ''];
const PLACES = ['11', '11', '11', '22', '21', '23', '24', '19', '31', '10', '02', ''];
const SETTINGS = ['', '', '', '', '', '', '', 'facility', 'nonfacility', 'Non-Facility', 'F'];
const ODD_PLACES = ['', '2', '00', '05', '27', '29', '99', 'XX'];
const ODD_LOCALITIES = ['CA-99', '9999999', '111205', '05', 'somewhere', 'national', ''];
/** Split, military, unlisted, and not a ZIP code of five digits */
const ODD_ZIPS = ['94303', '09012', '00001', '99999', '2134', '94110-1234'];
/** Days before, between and after the releases, and in any of them */
const ODD_DATES = ['', '2019-12-31', '2031-01-01', '2026-06-30', '2025-07-01', '2024-03-08', '2024-03-09'];
/** Counts that no line can have, and others of which the database makes a whole number of its own if it is allowed to */
const ODD_UNITS = ['0', '-1', '100000', '1.5', '0.5', '2.0'];
const RARELY = 0.02;

const two = (number) => String(number).padStart(2, '0');

/** Writes a CSV of random lines; the same one for the same number. */
export function writeLines(path, count) {
  const { files } = newestRelease();
  const services = readTable(files.rvu);
  const localities = readTable(files.gpci).map(({ mac, locality, state }) => [
    mac + locality,
    `${state}-${locality}`,
  ]);
  const { zips } = zipsAndTheirLocalities();
  const random = randomNumbers();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const mostly = (usual, odd) => (random() < RARELY ? pick(odd) : usual());
  const line = (id) => {
    const { hcpcs, mod } = pick(services);
    const place = random();
    const anyZip = () => String(Math.floor(random() * 100_000)).padStart(5, '0');
    const zip = () => mostly(() => pick(zips.places), [anyZip()]);
    const [key, short] = pick(localities);
    return [
      id,
      mostly(
        () => `2026-${two(1 + Math.floor(random() * 3))}-${two(1 + Math.floor(random() * 28))}`,
        [...ODD_DATES, `202${Math.floor(random() * 7)}-${two(1 + Math.floor(random() * 12))}-28`],
      ),
      mostly(() => hcpcs, [...ODD_CODES, hcpcs.toLowerCase(), ` ${hcpcs} `]),
      random() < 0.6 ? mod : pick(MODIFIERS),
      mostly(() => pick(UNITS), ODD_UNITS),
      mostly(() => (random() < 0.9 ? pick(PLACES) : two(1 + Math.floor(random() * 99))), ODD_PLACES),
      mostly(() => pick(SETTINGS), ['clinic']),
      place < 0.5 ? mostly(zip, ODD_ZIPS) : '',
      place > 0.49 && place < 0.95
        ? mostly(() => (random() < 0.5 ? key : short), [...ODD_LOCALITIES, ` ${short.toLowerCase()} `])
        : '',
    ].join(',');
  };
  const file = openSync(path, 'w');
  writeSync(file, `${COLUMNS.join(',')}\n`);
  for (let id = 1; id <= count; ) {
    const lines = [];
    for (; id <= count && lines.length < 10_000; id++) lines.push(line(id));
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}
