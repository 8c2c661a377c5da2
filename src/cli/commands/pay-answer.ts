import { rowName, type Setting } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import type { Refusal } from '../../core/issue.js';
import type { Locality } from '../../core/locality.js';
import { priceRow } from '../../core/price.js';
import type { Price, PriceOutcome } from '../../core/priced.js';
import { findService } from '../../core/service.js';
import type { ServiceCode } from '../../core/service-code.js';
import { termsFor } from '../../core/terms.js';
import type { Answer } from './answer.js';
import { type PayRequest, requestedSettings } from './pay-request.js';
import { requestedServices } from './services.js';

/** A service in one locality: its outcome in each setting asked for. */
export interface PayLine {
  readonly service: string;
  readonly locality: Locality | null;
  readonly outcomes: readonly { readonly setting: Setting; readonly outcome: PriceOutcome }[];
}

export interface PayAnswer extends Answer<Price> {
  readonly harmless: ReadonlySet<Refusal>;
  readonly lines: readonly PayLine[];
  readonly request: PayRequest;
}

type Found = { readonly line: PayLine } | { readonly refusal: Refusal };

function priceService(
  schedule: FeeSchedule,
  service: ServiceCode,
  locality: Locality | null,
  request: PayRequest,
): Found {
  const found = findService(schedule, service, request.choices.qp);
  if (!found.ok) return { refusal: found };
  const { row } = found;
  const outcomes = requestedSettings(request).map((setting) => {
    const terms = termsFor(schedule.release, setting, locality, request.choices);
    return { setting, outcome: priceRow(row, terms, request.units, schedule.rules) };
  });
  return { line: { service: rowName(row), locality, outcomes } };
}

/** The refusals of a line: one where every setting has the same reason. */
function lineRefusals({ outcomes }: PayLine): Refusal[] {
  const refused = outcomes.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome]));
  return refused.filter((refusal, i) => refused.findIndex((other) => other.code === refusal.code) === i);
}

/** Prices every service in every locality of a request. */
export function answerPay(
  schedule: FeeSchedule,
  args: readonly string[],
  request: PayRequest,
  localities: readonly (Locality | null)[],
): PayAnswer {
  const { services, refusals } = requestedServices(schedule, args);
  const found = services.flatMap((service) =>
    localities.map((locality) => priceService(schedule, service, locality, request)),
  );
  const lines = found.flatMap((each) => ('line' in each ? [each.line] : []));
  const unfound = found.flatMap((each) => ('refusal' in each ? [each.refusal] : []));
  const results = lines.flatMap((line) =>
    line.outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome] : [])),
  );
  // In one of two settings not paid, the service is answered all the same.
  const harmless = new Set(
    lines.filter((line) => line.outcomes.some(({ outcome }) => outcome.ok)).flatMap(lineRefusals),
  );
  const distinct = unfound.filter(
    (refusal, i) => unfound.findIndex((other) => other.service === refusal.service) === i,
  );
  const errors = [...refusals, ...distinct, ...lines.flatMap(lineRefusals)];
  return { schema: 'rvu.pay/1', release: schedule.release, results, errors, harmless, lines, request };
}
