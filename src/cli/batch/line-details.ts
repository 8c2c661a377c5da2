import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Practitioner } from '../../core/release/rules.js';
import type { LineRequest } from '../commands/pay/request.js';
import { parseCount } from '../options/values.js';
import { chargeOfBytes, chargeOfText, NO_CHARGE, NOT_A_CHARGE } from './charge-cell.js';
import type { CellsOf, Columns } from './columns.js';
import type { Role } from './roles.js';

/** What a record says of a line beyond service, place, units and charge. */
export interface LineDetails {
  readonly ok: true;
  readonly practitioner: Practitioner | null;
  readonly minutes: number | null;
  readonly careDays: number | null;
}

/** Most minutes or days that any line could have. */
const LIMIT = 1_000_000;

const firstCell = (cells: CellsOf, role: Role): string => cells(role)[0]?.trim() ?? '';

/** A whole number in a cell; the option where it is blank. */
function countOf(text: string, option: number | null): number | null | Refusal {
  if (text === '') return option;
  const value = parseCount(text);
  if (value !== null && value <= LIMIT) return value;
  return refusal('E_COUNT_INVALID', '', `"${text}" is not a whole number.`, {
    hint: 'Write digits, as in 95.',
  });
}

/** Who bills, by the cell or the option. */
function practitionerOf(
  text: string,
  option: Practitioner | null,
  { rules }: FeeSchedule,
): Practitioner | null | Refusal {
  if (text === '') return option;
  const known = rules.practitioners().map(({ id }) => id);
  const message = `"${text}" is no type of practitioner known here.`;
  const hint = `Write one of ${known.join(', ')}.`;
  return rules.practitioner(text) ?? refusal('E_PROVIDER_TYPE', '', message, { hint });
}

const isRefusal = (value: object | number | null): value is Refusal =>
  value !== null && typeof value === 'object' && 'ok' in value;

/** Reads what records say of their lines; their own cells win over the options. */
export class DetailReader {
  readonly details: () => LineDetails | Refusal;
  private readonly chargeCell: (() => number) | null;

  constructor(
    schedule: FeeSchedule,
    private readonly columns: Columns,
    private readonly request: LineRequest,
  ) {
    this.details = columns.memo(['minutes', 'providerType', 'careDays'], (cells) => {
      const minutes = countOf(firstCell(cells, 'minutes'), request.minutes);
      const careDays = countOf(firstCell(cells, 'careDays'), request.careDays);
      const practitioner = practitionerOf(firstCell(cells, 'providerType'), request.practitioner, schedule);
      if (isRefusal(minutes)) return minutes;
      if (isRefusal(careDays)) return careDays;
      if (isRefusal(practitioner)) return practitioner;
      return { ok: true, minutes, careDays, practitioner };
    });
    const hasCharge = columns.layout.roles.has('charge');
    this.chargeCell = hasCharge ? columns.number('charge', chargeOfBytes, chargeOfText) : null;
  }

  /** The charge of the record at hand, cents; null where none is given. */
  charge(): number | null | Refusal {
    if (!this.chargeCell) return this.request.charge;
    const cents = this.chargeCell();
    if (cents >= 0) return cents;
    return cents === NO_CHARGE ? this.request.charge : this.oddCharge();
  }

  private oddCharge(): number | null | Refusal {
    const text = this.columns.all()[this.columns.layout.roles.get('charge')?.[0] ?? -1]?.trim() ?? '';
    const cents = chargeOfText(text);
    if (cents === NO_CHARGE) return this.request.charge;
    if (cents !== NOT_A_CHARGE) return cents;
    return refusal('E_CHARGE_INVALID', '', `"${text}" is not an amount of dollars.`, {
      hint: 'Write it as 120.50.',
    });
  }
}
