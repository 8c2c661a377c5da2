import type { Answer } from '../../../answer/find/answer.js';
import { requestedServices } from '../../../answer/find/services.js';
import type { ChosenRelease } from '../../../answer/release/request.js';
import type { Price, PriceOutcome } from '../../../core/claim/line/line.js';
import { priceLine, priceService } from '../../../core/claim/price-service.js';
import type { ServiceCode } from '../../../core/code/service-code.js';
import { MEDICARE_POLICY } from '../../../core/credit/policy.js';
import { creditWork, ONE_UNIT } from '../../../core/credit/work.js';
import type { Notice, Refusal } from '../../../core/issue/issue.js';
import { termsFor } from '../../../core/price/terms.js';
import type { Setting } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { type PayRequest, requestedSettings } from './request.js';

/** A service in one locality: its outcome in each requested setting. */
export interface PayLine {
  readonly service: string;
  readonly locality: Locality | null;
  readonly outcomes: readonly { readonly setting: Setting; readonly outcome: PriceOutcome }[];
}

export interface PayAnswer extends Answer<Price> {
  readonly harmless: ReadonlySet<Refusal>;
  readonly lines: readonly PayLine[];
  readonly request: PayRequest;
  /** Services that Medicare does not pay, and the work RVUs that CMS lists for them anyway */
  readonly unpaidWork: ReadonlyMap<string, number>;
}

function payLine(
  schedule: FeeSchedule,
  { code, modifiers }: ServiceCode,
  locality: Locality | null,
  request: PayRequest,
  chosen: ChosenRelease,
): PayLine {
  const { units, place } = request;
  const { modifiers: added, claim, waterfall, practitioner, charge, minutes, careDays } = request.line;
  const service = { code, modifiers: [...new Set([...modifiers, ...added])] };
  const price = waterfall ? priceLine : priceService;
  const outcomes = requestedSettings(request).map((setting) => {
    const terms = termsFor(schedule.release, setting, locality, request.choices);
    const of = { practitioner, charge, minutes, careDays, units, place, terms };
    const line = { ...of, service, date: chosen.date ?? '', provider: '', session: '' };
    return { setting, outcome: price(schedule, line, claim) };
  });
  return { service: [code, ...service.modifiers].join('-'), locality, outcomes };
}

/** Refusals that belong to the row, so the table shows them; all others are about the request. */
const OF_THE_ROW = /^E_(NOT_PRICED_STATUS_.|NA_FACILITY)$/;

/** Why a service has no answer in any setting; null if it gets a line in the table. */
function unanswerable({ outcomes }: PayLine): Refusal | null {
  const [first] = outcomes;
  if (!first || first.outcome.ok || OF_THE_ROW.test(first.outcome.code)) return null;
  return outcomes.some(({ outcome }) => outcome.ok) ? null : first.outcome;
}

/** The refusals of a line, each code once. */
function lineRefusals({ outcomes }: PayLine): Refusal[] {
  const refused = outcomes.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome]));
  return refused.filter((refusal, i) => refused.findIndex((other) => other.code === refusal.code) === i);
}

/** The notices of a price: those of its release and of the request first, then the row's. */
export function noticesOf(
  { request, chosen }: Pick<PayAnswer, 'request' | 'chosen'>,
  price: Price,
): readonly Notice[] {
  return [...(chosen?.notices ?? []), ...request.settingNotices, ...price.notices];
}

/** The work of a service whose row Medicare lists but does not pay; null if there is none. */
function unpaidWorkOf(schedule: FeeSchedule, { code, modifiers }: ServiceCode, request: PayRequest) {
  const { line, units } = request;
  const service = { code, modifiers: [...modifiers, ...line.modifiers] };
  const done = { ...ONE_UNIT, units, careDays: line.careDays };
  const credited = creditWork(schedule, service, done, MEDICARE_POLICY);
  return credited.ok && credited.unpaid !== null ? credited.work : null;
}

/** Prices every service in every locality of a request. */
export function answerPay(
  schedule: FeeSchedule,
  chosen: ChosenRelease,
  args: readonly string[],
  request: PayRequest,
  localities: readonly (Locality | null)[],
): PayAnswer {
  const { services, refusals } = requestedServices(schedule, args);
  const asked = services.flatMap((service) =>
    localities.map((locality) => payLine(schedule, service, locality, request, chosen)),
  );
  const lines = asked.filter((line) => unanswerable(line) === null);
  const unfound = asked.flatMap((line) => unanswerable(line) ?? []);
  const results = lines.flatMap((line) =>
    line.outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome] : [])),
  );
  // A service paid in one of two settings counts as answered.
  const harmless = new Set(
    lines.filter((line) => line.outcomes.some(({ outcome }) => outcome.ok)).flatMap(lineRefusals),
  );
  const distinct = unfound.filter(
    (refusal, i) => unfound.findIndex((other) => other.service === refusal.service) === i,
  );
  const errors = [...refusals, ...distinct, ...lines.flatMap(lineRefusals)];
  const unpaidWork = new Map(
    services.flatMap((service) => {
      const work = unpaidWorkOf(schedule, service, request);
      return work === null ? [] : [[[service.code, ...service.modifiers].join('-'), work] as const];
    }),
  );
  const { release } = schedule;
  return { schema: 'rvu.pay/1', release, chosen, results, errors, harmless, lines, request, unpaidWork };
}
