import { pricedRows } from './generate.mjs';

/**
 * The kinds of claims that the benchmark draws: how often, with how many lines at most, and with what
 * content. Codes are chosen by the indicators of their rows, so that every cross-line rule gets cases.
 */

const OFFICE_VISIT = /^992(0[2-5]|1[1-5])$/;
const HOSPITAL_VISIT = /^992(2[1-3]|3[1-3])$/;
const EMERGENCY_VISIT = /^9928[1-5]$/;

const FACILITIES = ['21', '22', '23', '24'];
const settingAt = (pos) => (FACILITIES.includes(pos) ? 'facility' : 'nonfacility');

/** Who operates on a claim: mostly the surgeon alone. Assistants and co-surgeons need rows that allow them. */
const ROLES = [
  ...Array(16).fill({ modifiers: [], who: 'MD', column: 'asst_surg', values: ['0', '1', '2', '9'] }),
  { modifiers: ['80'], who: 'MD', column: 'asst_surg', values: ['2'] },
  { modifiers: ['AS'], who: 'PA', column: 'asst_surg', values: ['2'] },
  { modifiers: ['62'], who: 'MD', column: 'co_surg', values: ['1', '2'] },
];

/** Rows that can be paid in each setting. */
function bySetting(rows) {
  const paidIn = (setting) =>
    rows.filter((row) => row[`${setting}_na`] === '' && Number(row[`${setting}_total`]) > 0);
  return { nonfacility: paidIn('nonfacility'), facility: paidIn('facility') };
}

const rowsWith = (rows, column, ...values) => rows.filter((row) => values.includes(row[column]));

/** Families of endoscopies as they appear on claims: the members of one base, and the base itself. */
function endoscopyFamilies(rows) {
  const bases = new Set(rowsWith(rows, 'mult_proc', '3').map((row) => row.endo_base));
  return [...bases]
    .map((base) => bySetting(rows.filter((row) => row.endo_base === base || row.hcpcs === base)))
    .filter(({ nonfacility, facility }) => nonfacility.length > 2 && facility.length > 2);
}

/** The kinds of claims, drawing on random numbers; each has `draw(count)`: place, practitioner and lines. */
export function claimKinds({ pick, chance }) {
  const rows = pricedRows();
  const whole = rowsWith(rows, 'mod', '');
  const named = (pattern) => whole.filter(({ hcpcs }) => pattern.test(hcpcs));
  const visits = {
    11: named(OFFICE_VISIT),
    22: named(OFFICE_VISIT),
    21: named(HOSPITAL_VISIT),
    23: named(EMERGENCY_VISIT),
  };
  const beside = bySetting(rowsWith(rowsWith(whole, 'mult_proc', '0'), 'glob_days', 'XXX'));
  const surgeries = rowsWith(rowsWith(whole, 'mult_proc', '2'), 'glob_days', '000', '010', '090');
  const surgeriesOf = new Map(
    [...new Set(ROLES)].map((role) => [role, bySetting(rowsWith(surgeries, role.column, ...role.values))]),
  );
  const families = endoscopyFamilies(whole);
  const therapies = bySetting(rowsWith(whole, 'mult_proc', '5')).nonfacility;

  const lines = (count, draw) => Array.from({ length: count }, (_, i) => draw(i));
  const line = (row, ...modifiers) => ({ row, modifiers, units: 1, day: 0 });
  const often = (share, ...modifiers) => (chance(share) ? modifiers : []);

  function visit(count) {
    const pos = pick(['11', '11', '11', '11', '11', '11', '22', '21', '23']);
    const first = line(pick(visits[pos]), ...(count > 1 ? ['25'] : []));
    const others = lines(count - 1, () => line(pick(beside[settingAt(pos)]), ...often(0.05, '59')));
    return { pos, who: pick(['MD', 'MD', 'MD', 'MD', 'NP', 'PA']), lines: [first, ...others] };
  }

  /** One hospital visit per day. */
  function stay(count) {
    const days = lines(count, (day) => ({ ...line(pick(visits[21])), day }));
    return { pos: '21', who: pick(['MD', 'MD', 'MD', 'NP']), lines: days };
  }

  /** Sometimes the left and the right side on separate lines. */
  function surgery(count) {
    const role = pick(ROLES);
    const pos = role.modifiers.length > 0 ? pick(['21', '22', '24']) : pick(['11', '11', '21', '22', '24']);
    const drawn = lines(count, (i) => {
      const row = pick(surgeriesOf.get(role)[settingAt(pos)]);
      const sides = row.bilat_surg === '1' ? often(0.2, pick(['50', 'LT', 'RT'])) : [];
      const others = sides.length > 0 || i === 0 ? sides : often(0.6, pick(['51', '51', '51', '59']));
      return { ...line(row, ...role.modifiers, ...others), units: chance(0.03) ? 2 : 1 };
    });
    const [left, right] = drawn;
    if (right && left.row.bilat_surg === '1' && chance(0.2)) {
      left.modifiers = [...role.modifiers, 'LT'];
      drawn[1] = { ...left, modifiers: [...role.modifiers, 'RT'] };
    }
    return { pos, who: role.who, lines: drawn };
  }

  function endoscopy(count) {
    const pos = pick(['11', '22', '24', '24']);
    const [one, other] = [pick(families), pick(families)];
    const family = () => (chance(0.15) ? other : one)[settingAt(pos)];
    const drawn = lines(count, (i) => line(pick(family()), ...(i === 0 ? [] : often(0.5, '59', '51'))));
    return { pos, who: 'MD', lines: drawn };
  }

  /** Tests with a professional and a technical part, by multiple procedure indicator; a hospital keeps the latter. */
  function tests(indicator, ...places) {
    const ofPart = Object.fromEntries(
      ['', '26', 'TC'].map((part) => [
        part,
        bySetting(rowsWith(rowsWith(rows, 'mult_proc', indicator), 'mod', part)),
      ]),
    );
    return (count) => {
      const pos = pick(places);
      const part = settingAt(pos) === 'facility' ? '26' : pick(['', '', '', '', '26', 'TC']);
      const drawn = lines(count, () => {
        const row = pick(ofPart[part][settingAt(pos)]);
        const sides = row.bilat_surg === '3' ? often(0.3, pick(['LT', 'RT'])) : often(0.1, '59');
        return line(row, ...(part ? [part] : []), ...sides);
      });
      return { pos, who: part === 'TC' ? 'IDTF' : 'MD', lines: drawn };
    };
  }

  /** Timed units, three services per day. */
  function therapy(count) {
    const drawn = lines(count, (i) => ({
      ...line(pick(therapies), 'GP', ...often(0.2, 'KX')),
      units: pick([1, 1, 2, 2, 3, 4]),
      day: 2 * Math.floor(i / 3),
    }));
    return { pos: pick(['11', '11', '11', '12']), who: 'PT', lines: drawn };
  }

  return [
    { weight: 40, most: 5, draw: visit },
    { weight: 6, most: 12, draw: stay },
    { weight: 14, most: 6, draw: surgery },
    { weight: 7, most: 4, draw: endoscopy },
    { weight: 12, most: 5, draw: tests('4', '11', '11', '21', '22', '23') },
    { weight: 6, most: 4, draw: tests('6', '11', '11', '22') },
    { weight: 5, most: 4, draw: tests('7', '11', '11', '11', '22') },
    { weight: 10, most: 12, draw: therapy },
  ];
}
