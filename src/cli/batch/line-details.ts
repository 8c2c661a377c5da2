import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type Refusal, refusal } from '../../core/issue.js';
import type { Practitioner } from '../../core/rules.js';
import { parseCount, parseDollars } from '../commands/claim-choices.js';
import type { LineRequest } from '../commands/pay-request.js';
import type { Columns } from './columns.js';
import { DETAIL_ROLES, type Role } from './roles.js';

/** What a record says of a line beyond service, place and units. */
export interface LineDetails {
  readonly ok: true;
  readonly practitioner: Practitioner | null;
  readonly charge: number | null;
  readonly minutes: number | null;
  readonly careDays: number | null;
}

/** Most cents, minutes or days that any line could have. */
const LIMIT = 1_000_000_000_00;

class Details {
  constructor(
    private readonly schedule: FeeSchedule,
    private readonly columns: Columns,
    private readonly request: LineRequest,
  ) {}

  private cell(role: Role): string {
    const column = this.columns.layout.roles.get(role)?.[0];
    return column === undefined ? '' : (this.columns.all()[column] ?? '').trim();
  }

  /** A number in a cell; the option where it is blank. */
  private number(
    role: Role,
    option: number | null,
    read: (text: string) => number | null,
    problem: (text: string) => Refusal,
  ): number | null | Refusal {
    const text = this.cell(role);
    if (text === '') return option;
    const value = read(text);
    return value === null || value > LIMIT ? problem(text) : value;
  }

  /** Who bills, by the cell or the option. */
  private practitioner(): Practitioner | null | Refusal {
    const text = this.cell('providerType');
    if (text === '') return this.request.practitioner;
    const { rules } = this.schedule;
    const known = rules.practitioners().map(({ id }) => id);
    return (
      rules.practitioner(text) ??
      refusal('E_PROVIDER_TYPE', '', `"${text}" is no type of practitioner known here.`, {
        hint: `Write one of ${known.join(', ')}.`,
      })
    );
  }

  read(): LineDetails | Refusal {
    const { request } = this;
    const count = (text: string): Refusal =>
      refusal('E_COUNT_INVALID', '', `"${text}" is not a whole number.`, { hint: 'Write digits, as in 95.' });
    const charge = this.number('charge', request.charge, parseDollars, (text) =>
      refusal('E_CHARGE_INVALID', '', `"${text}" is not an amount of dollars.`, {
        hint: 'Write it as 120.50.',
      }),
    );
    const minutes = this.number('minutes', request.minutes, parseCount, count);
    const careDays = this.number('careDays', request.careDays, parseCount, count);
    const practitioner = this.practitioner();
    for (const each of [charge, minutes, careDays, practitioner]) {
      if (each !== null && typeof each === 'object' && 'ok' in each) return each;
    }
    return { ok: true, charge, minutes, careDays, practitioner } as LineDetails;
  }
}

/** Reads a record's details; null where the input has no such column, so that the options hold for all. */
export function lineDetails(
  schedule: FeeSchedule,
  columns: Columns,
  request: LineRequest,
): (() => LineDetails | Refusal) | null {
  if (!DETAIL_ROLES.some((role) => columns.layout.roles.has(role))) return null;
  const details = new Details(schedule, columns, request);
  return () => details.read();
}

/** What the options say, for every record. */
export function detailsOf({ practitioner, charge, minutes, careDays }: LineRequest): LineDetails {
  return { ok: true, practitioner, charge, minutes, careDays };
}
