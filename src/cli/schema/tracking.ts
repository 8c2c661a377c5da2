import {
  described,
  dollars,
  flag,
  type JsonSchema,
  listOf,
  number,
  object,
  oneOf,
  orFailure,
  orNull,
  record,
  refused,
  setting,
  text,
  whole,
} from './parts.js';

/** What commands about your own work print. Their answers are of no single release. */
function answer(
  name: string,
  head: Readonly<Record<string, JsonSchema>>,
  result: JsonSchema,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const schema = { const: name };
  return orFailure(object({ schema, ...head, results: listOf(result), errors: listOf(refused) }, optional));
}

const work = described(number, 'Work RVUs');
const days = { from: text, through: text };
const reason = object({ code: text, message: text });

const ENTRY = {
  id: text,
  date: text,
  case: orNull(text),
  code: text,
  modifiers: listOf(text),
  units: whole,
  minutes: orNull(number),
  setting: orNull(setting),
  site: orNull(text),
  contract: orNull(text),
  source: orNull(text),
  note: orNull(text),
  work_credited: orNull(work),
  release: orNull(text),
  is_fallback: flag,
  unpaid_status: orNull(text),
  not_credited: orNull(reason),
};
const column = object({ role: text, column: text });
const unread = { line: whole, why: text };

export const LOG: JsonSchema = answer(
  'rvu.log/1',
  { action: text },
  {
    anyOf: [
      object(ENTRY, { steps: listOf(text), work_of_unit: orNull(work) }),
      described(object({ id: text }), 'Of undo and remove: a line that no longer counts'),
      described(object({ where: text, kind: text, what: text }), 'Of check: something to look at'),
      described(
        object({
          logged: whole,
          not_credited: whole,
          known: whole,
          refused: listOf(object(unread)),
          similar: whole,
          work_credited: work,
          columns: listOf(column),
          left_out: listOf(text),
        }),
        'Of import',
      ),
    ],
  },
  { totals: { type: 'object' }, repaired: listOf(text), lines: whole },
);

const tier = { from: work, to: orNull(work), rate: described(number, 'Dollars per work RVU') };

export const CONTRACT: JsonSchema = answer(
  'rvu.contract/1',
  {},
  object({
    name: text,
    from: text,
    through: orNull(text),
    year_begins: orNull(text),
    fte: number,
    figures_for: oneOf('full time', 'position'),
    prorate: oneOf('days', 'no'),
    specialty: orNull(text),
    base: dollars,
    stipends: dollars,
    draw: orNull(object({ monthly: dollars, reconcile_by: text, shortfall: text })),
    target: orNull(work),
    tiers: listOf(object(tier)),
    tiers_by: text,
    release: orNull(text),
    exclude_codes: listOf(text),
    exclude_sites: listOf(text),
    credit: object({
      modifiers: described(record(number), 'Percent, by modifier'),
      later_surgeries: orNull(number),
      add_ons: number,
      unpaid: number,
    }),
  }),
);

const pay = object({
  ...days,
  as_of: text,
  work_credited: work,
  base: dollars,
  stipends: dollars,
  production: dollars,
  periods: listOf(
    object({
      ...days,
      work_credited: work,
      tiers: listOf(object({ ...tier, work_credited: work })),
      production: dollars,
    }),
  ),
  draw: orNull(
    object({
      advanced: dollars,
      paid: dollars,
      kept: dollars,
      balance: dollars,
      reconciliations: listOf(
        object({
          ...days,
          settled: flag,
          advanced: dollars,
          production: dollars,
          brought: dollars,
          paid: dollars,
          carried: dollars,
          kept: dollars,
        }),
      ),
    }),
  ),
  earned: dollars,
});

const figures = { lines: whole, units: whole, work_credited: work, not_credited: whole };

export const REPORT: JsonSchema = answer(
  'rvu.report/1',
  {
    ...days,
    by: text,
    contract: orNull(text),
    totals: object({ ...figures, production: dollars }),
    year_before: object({ ...days, ...figures }),
    target: orNull(object({ work, due: orNull(work), reached: work })),
    pay: orNull(pay),
    work_time: object({
      year: text,
      minutes: number,
      work_credited: work,
      work_per_hour: orNull(number),
    }),
    unpaid_by_medicare: work,
    not_in_release: listOf(text),
    codes: listOf(object({ code: text, ...figures, production: dollars, work_per_hour: orNull(number) })),
  },
  object({ key: orNull(text), ...figures, production: dollars, year_before: object(figures) }, days),
);

export const PACE: JsonSchema = answer(
  'rvu.pace/1',
  {},
  object({
    label: text,
    contract: orNull(text),
    ...days,
    as_of: text,
    days_left: whole,
    days_worked: whole,
    weeks: whole,
    work_credited: work,
    by_days: orNull(work),
    by_weeks: orNull(work),
    range: orNull(object({ low: work, high: work })),
    goals: listOf(
      object({
        kind: oneOf('target', 'tier'),
        work,
        rate: dollars,
        ...days,
        missing: work,
        on: orNull(text),
        closing: listOf(object({ service: text, units: whole })),
      }),
    ),
    pay: object({ low: orNull(pay), by_weeks: orNull(pay), high: orNull(pay) }),
  }),
);

const range = orNull(object({ low: dollars, high: dollars }));
const cause = { release: orNull(text), credit: orNull(text), one_unit: flag };
const side = object({ lines: whole, units: whole, work, without_work: whole, outside: whole });
const service = { date: text, code: text, modifiers: listOf(text), units: whole };

export const RECONCILE: JsonSchema = answer(
  'rvu.reconcile/1',
  {
    period: orNull(object(days)),
    columns: listOf(column),
    left_out: listOf(text),
    refused: listOf(object(unread)),
    log: side,
    report: side,
    same: whole,
    reversed: whole,
    work_difference: orNull(work),
    rate: orNull(object({ low: dollars, high: dollars, source: text })),
    dollars: range,
    production: listOf(
      object({ contract: text, ...days, log: dollars, report: dollars, difference: dollars }),
    ),
    causes: listOf(object({ ...cause, lines: whole })),
  },
  object({
    kind: text,
    log: listOf(object({ id: text, ...service, work_credited: orNull(work), release: orNull(text) })),
    report: listOf(object({ line: whole, ...service, work: orNull(work) })),
    work_log: orNull(work),
    work_report: orNull(work),
    work_difference: orNull(work),
    dollars: range,
    alike: orNull(object({ log: whole, report: whole })),
    nearby: listOf(text),
    causes: listOf(object(cause)),
  }),
);

const point = orNull(object({ percentile: number, value: number }));

export const BENCHMARK: JsonSchema = answer(
  'rvu.benchmark/1',
  { action: oneOf('show', 'import', 'list', 'remove') },
  {
    anyOf: [
      object({
        metric: oneOf('work', 'compensation', 'rate'),
        value: number,
        place: oneOf('between', 'at', 'below', 'above'),
        percentile: orNull(number),
        lower: point,
        upper: point,
      }),
      described(
        object({ code: text, units: whole, work, code_percentile: orNull(number), section: orNull(text) }),
        'Without a survey: a code',
      ),
      described(object({ name: text, source: text, metrics: listOf(text), specialties: whole }), 'A survey'),
    ],
  },
  {
    survey: orNull(object({ name: text, source: text })),
    specialty: orNull(text),
    is_productivity_benchmark: flag,
    period: object({ ...days, days: whole }),
    fte: number,
    fte_source: text,
    work,
    work_annual: work,
    work_full_time: work,
    releases: listOf(text),
    compensation: dollars,
    compensation_full_time: dollars,
    compensation_source: orNull(text),
    per_work_rvu: dollars,
    cautions: listOf(text),
  },
);

export const CONFIG: JsonSchema = answer(
  'rvu.config/1',
  { file: text },
  object({ name: text, value: text, source: text }),
);
