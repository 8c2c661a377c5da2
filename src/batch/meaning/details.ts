import { careFrom } from '../../core/claim/columns/lines.js';
import { Texts } from '../../core/claim/columns/texts.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Practitioner } from '../../core/release/rules.js';
import type { Layout } from '../input/layout.js';
import type { Role } from '../input/roles.js';
import { parseCount } from './cells.js';
import type { LineDefaults } from './defaults.js';
import { type CellsOf, Meaning } from './meaning.js';
import { quotingOf } from './quoting.js';
import { type UnitBasis, unitBasisOf } from './unit-basis.js';

/** What a record says about a line beyond service, place, units and charge. */
export interface LineDetails {
  readonly ok: true;
  readonly practitioner: Practitioner | null;
  readonly minutes: number | null;
  /** Whether the row counts minutes where others count units */
  readonly isInMinutes: boolean;
  readonly careDays: number | null;
}

/** All of the care from a day after surgery on, as an 837P says it by a date. */
const FROM_DAY = /^from (\d{1,4})$/;

/** The most minutes or days that any line could have. */
const LIMIT = 1_000_000;

const COUNTED: readonly Role[] = ['units', 'unitBasis'];

const firstCell = (cells: CellsOf, role: Role): string => cells(role)[0]?.trim() ?? '';

/** A whole number in a cell; the default if it is blank. */
function countOf(
  cells: CellsOf,
  role: 'minutes' | 'careDays' | 'units',
  given: number | null,
  quoting: Quoting,
): number | null | Refusal {
  const text = firstCell(cells, role);
  if (text === '') return given;
  const from = role === 'careDays' ? FROM_DAY.exec(text)?.[1] : undefined;
  if (from !== undefined) return careFrom(Number(from));
  const value = parseCount(text);
  if (value !== null && value <= LIMIT) return value;
  return refusal('E_COUNT_INVALID', '', `${quoting.quoted(role, text)} is not a whole number.`, {
    hint: 'Write digits, as in 95.',
  });
}

/** The minutes of a row: those of its own column, and its units if they count minutes. */
function minutesOf(
  cells: CellsOf,
  basis: UnitBasis,
  given: number | null,
  quoting: Quoting,
): number | null | Refusal {
  const own = countOf(cells, 'minutes', given, quoting);
  if (basis === 'units' || firstCell(cells, 'units') === '' || isRefusal(own)) return own;
  const counted = countOf(cells, 'units', given, quoting);
  if (isRefusal(counted) || firstCell(cells, 'minutes') === '' || own === counted) return counted;
  const message = `The units of the row are ${counted} minutes, but its column of minutes says ${own}.`;
  return refusal('E_COUNT_INVALID', '', message);
}

function practitionerOf(
  text: string,
  given: Practitioner | null,
  { rules }: FeeSchedule,
  quoting: Quoting,
): Practitioner | null | Refusal {
  if (text === '') return given;
  const known = rules.practitioners().map(({ id }) => id);
  const message = `${quoting.quoted('providerType', text)} is not a known type of practitioner.`;
  const hint = `Write one of ${known.join(', ')}.`;
  return rules.practitioner(text) ?? refusal('E_PROVIDER_TYPE', '', message, { hint });
}

const isRefusal = (value: object | number | string | null): value is Refusal =>
  value !== null && typeof value === 'object' && 'ok' in value;

/** Who bills, for how many minutes and for how many days; a record's own cells override the defaults. */
export function detailsMeaning(
  schedule: FeeSchedule,
  layout: Layout,
  { line }: LineDefaults,
  numberOf: (details: LineDetails | Refusal) => number,
): Meaning<LineDetails | Refusal> {
  const quoting = quotingOf(layout);
  const learn = (cells: CellsOf): LineDetails | Refusal => {
    const basis = unitBasisOf(firstCell(cells, 'unitBasis'), quoting);
    if (isRefusal(basis)) return basis;
    const minutes = minutesOf(cells, basis, line.minutes, quoting);
    const careDays = countOf(cells, 'careDays', line.careDays, quoting);
    const typeText = firstCell(cells, 'providerType');
    const practitioner = practitionerOf(typeText, line.practitioner, schedule, quoting);
    if (isRefusal(minutes)) return minutes;
    if (isRefusal(careDays)) return careDays;
    if (isRefusal(practitioner)) return practitioner;
    return { ok: true, minutes, isInMinutes: basis === 'minutes', careDays, practitioner };
  };
  return new Meaning<LineDetails | Refusal>(
    layout,
    // Units are of no concern here unless a column says that they may be minutes.
    ['minutes', 'providerType', 'careDays', ...(layout.roles.has('unitBasis') ? COUNTED : [])],
    (cells) => () => learn(cells),
    undefined,
    numberOf,
  );
}

/**
 * The trimmed text of cells that only serve to tell lines apart: a practitioner, who bills, a session. Its figure is the
 * same for every way to write the same text, with quotes or without.
 */
export function textMeaning(layout: Layout, role: Role): Meaning<string> {
  const texts = new Texts();
  return new Meaning<string>(
    layout,
    [role],
    (cells) => () =>
      cells(role)
        .map((cell) => cell.trim())
        .join(' ')
        .trim(),
    () => texts.clear(),
    (text) => texts.number(text),
  );
}
