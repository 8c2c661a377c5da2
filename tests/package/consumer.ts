/** Somebody else's program, compiled only against the packed library by tests/package/smoke.mjs. */
import {
  type ClaimLine,
  claimTotals,
  defaultChoices,
  type FeeSchedule,
  findLocalities,
  findService,
  formatDollars,
  type LineOutcome,
  openSchedule,
  priceClaim,
  priceRow,
  termsFor,
} from 'rvu/engine';

const schedule: FeeSchedule = openSchedule();
const [place] = findLocalities(schedule.localities(), { locality: 'CA-05' });
const terms = termsFor(schedule.release, 'nonfacility', place ?? null);

const service = findService(schedule, { code: '90853', modifiers: [] });
if (!service.ok) throw new Error(service.message);
const price = priceRow(service.row, terms, 1, schedule.rules);
if (!price.ok) throw new Error(`${price.code}: ${price.message}`);

const line: ClaimLine = {
  service: { code: '90853', modifiers: [] },
  units: 2,
  terms,
  place: '11',
  date: '2026-01-05',
  provider: '',
  practitioner: null,
  session: '',
  charge: null,
  minutes: null,
  careDays: null,
};
const outcomes: readonly LineOutcome[] = priceClaim(schedule, [line], defaultChoices());
const { allowed } = claimTotals(outcomes);

declare const console: { log(text: string): void };
console.log(`${formatDollars(price.allowed)} ${formatDollars(allowed)}`);
