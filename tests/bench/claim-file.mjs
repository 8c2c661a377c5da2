import { closeSync, openSync, writeSync } from 'node:fs';
import { claimKinds } from './claim-kinds.mjs';
import { randomNumbers, zipsAndTheirLocalities } from './generate.mjs';
import { newestRelease, readTable } from './tables.mjs';

/** The number of lines in each of thirty claims, a hundred in total: most claims are short. */
const SIZES = [
  ...[1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3],
  ...[4, 4, 4, 4, 5, 5, 5, 6, 6, 10, 12],
];
const LINES_PER_ROUND = SIZES.reduce((sum, size) => sum + size);
const ROUNDS_PER_WRITE = 100;

const HEADER = 'claim_id,date,provider,code,mod1,mod2,units,pos,locality,charge,provider_type';
const DAYS = 60;
const PROVIDERS = 5_000;
/** Share of lines with a code from anywhere in the file, to imitate mistakes: most of them are refused. */
const STRAYS = 0.02;

/** The number of claims in `lines` lines, a multiple of a hundred. */
export const claimsIn = (lines) => (lines / LINES_PER_ROUND) * SIZES.length;

/** A letter followed by a number with a fixed number of digits: "C0000001". */
const named = (letter, number, digits) => letter + String(number).padStart(digits, '0');

function dateAfter(first, days) {
  const date = new Date(`${first}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Draws claims, each as the text of its consecutive lines. */
function claimDrawer() {
  const random = randomNumbers();
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const chance = (share) => random() < share;
  const kinds = claimKinds({ pick, chance });
  const kindsFor = (count) =>
    kinds.filter(({ most }) => most >= count).flatMap((kind) => Array(kind.weight).fill(kind));
  const bySize = new Map([...new Set(SIZES)].map((size) => [size, kindsFor(size)]));
  const { places } = zipsAndTheirLocalities().localities;
  const { conversionFactor, effective, files } = newestRelease();
  const codes = readTable(files.rvu).map(({ hcpcs }) => hcpcs);
  const dates = Array.from({ length: DAYS * 2 }, (_, days) => dateAfter(effective.from, days));

  /** Mostly one to three times the fee, occasionally below it. */
  const charge = (row, units, pos) => {
    const total = Number(/^2[1-4]$/.test(pos) ? row.facility_total : row.nonfacility_total);
    const times = chance(0.05) ? 0.8 : 1 + random() * 2;
    return (total * Number(conversionFactor) * times * units).toFixed(2);
  };

  return (number, size) => {
    const { pos, who, lines } = pick(bySize.get(size)).draw(size);
    const claim = named('C', number, 7);
    const provider = named('P', below(PROVIDERS), 4);
    const [first, place] = [below(DAYS), pick(places)];
    return lines
      .map(({ row, modifiers: [mod1 = '', mod2 = ''], units, day }) => {
        const code = chance(STRAYS) ? pick(codes) : row.hcpcs;
        const service = [code, mod1, mod2, units, pos, place, charge(row, units, pos)];
        return `${[claim, dates[first + day], provider, ...service, who].join()}\n`;
      })
      .join('');
  };
}

/**
 * Writes a file of random claims with `lines` lines in total, a multiple of a hundred; the file is the same
 * every time for a given release.
 */
export function writeWholeClaims(path, lines) {
  const draw = claimDrawer();
  const file = openSync(path, 'w');
  writeSync(file, `${HEADER}\n`);
  let number = 0;
  const round = () => SIZES.map((size) => draw(++number, size)).join('');
  for (let left = lines / LINES_PER_ROUND; left > 0; left -= ROUNDS_PER_WRITE) {
    writeSync(file, Array.from({ length: Math.min(left, ROUNDS_PER_WRITE) }, round).join(''));
  }
  closeSync(file);
}
