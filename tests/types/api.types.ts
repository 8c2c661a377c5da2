/**
 * Lines that must not compile, for `npm run typecheck`: TypeScript reports each @ts-expect-error that is
 * followed by a valid line. Nothing here is run.
 */
import {
  type ClaimLine,
  defaultChoices,
  findLocalities,
  findService,
  formatDollars,
  type LineOutcome,
  openSchedule,
  type PriceOutcome,
  priceClaim,
  priceRow,
  priceService,
  rankRow,
  type Setting,
  termsFor,
} from '../../src/engine.js';

const schedule = openSchedule();
const { release, rules } = schedule;
const terms = termsFor(release, 'nonfacility', null);

// @ts-expect-error: a setting is 'facility' or 'nonfacility'
termsFor(release, 'office', null);
// @ts-expect-error: a place is one of the release's, or null for the nation, and never left out
termsFor(release, 'facility');
// @ts-expect-error: a place must first be found (findLocalities), not just named
termsFor(release, 'facility', 'CA-05');
// @ts-expect-error: the choice is called qp
termsFor(release, 'facility', null, { QP: true });
// @ts-expect-error: a release cannot be changed
release.conversionFactor = 323_465;
// @ts-expect-error: nor can a setting be added to them
export const setting: Setting = 'asc';

const service = findService(schedule, { code: '90853', modifiers: [] });
// @ts-expect-error: a service may be refused, and then it has no row
export const { row } = service;
// @ts-expect-error: modifiers are part of a service, even if there are none
findService(schedule, { code: '90853' });
// @ts-expect-error: a code is text, since numbers lose their leading zeros
findService(schedule, { code: 90853, modifiers: [] });

export function allowedOf(outcome: PriceOutcome): number {
  // @ts-expect-error: the amount is not available before `ok` has been checked
  const early = outcome.allowed;
  if (!outcome.ok) {
    // @ts-expect-error: a refusal has no amount
    return outcome.allowed + early;
  }
  // @ts-expect-error: and a price has no message
  return outcome.allowed + outcome.message.length;
}

export function codeOf(outcome: LineOutcome): string {
  return outcome.ok ? '' : outcome.code;
}

if (service.ok) {
  // @ts-expect-error: a price depends on the rules
  priceRow(service.row, terms, 1);
  const price = priceRow(service.row, terms, 1, rules);
  // @ts-expect-error: amounts are numbers of cents; formatDollars turns them into text
  if (price.ok) export_(price.allowed);
  if (price.ok) export_(formatDollars(price.allowed));
}
declare function export_(text: string): void;

const line: ClaimLine = {
  service: { code: '90853', modifiers: [] },
  units: 1,
  terms,
  place: null,
  date: '',
  provider: '',
  practitioner: null,
  session: '',
  charge: null,
  minutes: null,
  careDays: null,
};
const choices = defaultChoices();
priceClaim(schedule, [line], choices);
// @ts-expect-error: a line states its charge, even if only as null
export const unsaid: ClaimLine = { ...line, charge: undefined };
// @ts-expect-error: a practitioner is one from the rules, not a name
export const named: ClaimLine = { ...line, practitioner: 'NP' };
// @ts-expect-error: a claim is a list of lines
priceClaim(schedule, line, choices);
// @ts-expect-error: and is priced with choices, which have defaults
priceClaim(schedule, [line]);
priceService(schedule, line, choices);
// @ts-expect-error: participation is one of a few words
export const odd = { ...choices, participation: 'maybe' } satisfies typeof choices;

// @ts-expect-error: a locality query has named parts
findLocalities(schedule.localities(), 'CA-05');
// @ts-expect-error: a ranking needs a population
rankRow(schedule.row('90853', ''));
