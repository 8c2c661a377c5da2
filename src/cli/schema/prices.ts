import {
  chosen,
  described,
  dollars,
  flag,
  type JsonSchema,
  listOf,
  locality,
  notices,
  number,
  object,
  ofBatch,
  orNull,
  output,
  refused,
  release,
  setting,
  text,
  whole,
} from './parts.js';

const payment = object({
  deductible: dollars,
  coinsurance: dollars,
  medicare_share: dollars,
  sequestration: dollars,
  medicare_pays: dollars,
  patient_pays: dollars,
  received: dollars,
  limiting_charge: dollars,
});

const anesthesia = object({
  base_units: number,
  base_units_list: whole,
  minutes: orNull(number),
  time_units: number,
  factor: number,
});

const step = object({ name: text, formula: text, source: text, value: number }, { sentence: text });

const PRICE = {
  release: text,
  date: orNull(text),
  code: text,
  modifier: described(text, 'Of the row that was priced: 26, TC, 53 or blank'),
  modifiers: listOf(text),
  setting,
  locality,
  gpci: object({ work: number, pe: number, mp: number }),
  conversion_factor: described(number, 'Dollars per RVU'),
  qp: flag,
  units: number,
  rvu: object({ work: number, pe: number, mp: number, total: number }),
  work_credited: orNull(number),
  fee: described(dollars, 'Of one unit; null for anesthesia'),
  opps_cap: dollars,
  allowed: described(number, 'What Medicare allows for all units, in dollars, after every rule'),
  rules: listOf(text),
  anesthesia: orNull(anesthesia),
  payment: orNull(payment),
  notices,
};
const trace = { trace: described(listOf(step), 'The arithmetic, term by term') };
const volumes = {
  volume: described(whole, 'Of a row with a volume: how many services it stands for'),
  volume_allowed: described(number, 'Dollars for all of them'),
};

export const PAY: JsonSchema = output(
  'rvu.pay/1',
  release,
  object(PRICE, { ...trace, ...ofBatch, ...volumes }),
  chosen,
);

const line = {
  anyOf: [
    object({ line: whole, provider: orNull(text), charge: dollars, ...PRICE }, trace),
    object({ line: whole, error: refused }),
  ],
};

const totals = object({
  lines: whole,
  refused: whole,
  allowed: number,
  deductible: number,
  coinsurance: number,
  sequestration: number,
  medicare_pays: number,
  patient_pays: number,
  received: number,
  work_credited: number,
});

export const CLAIM: JsonSchema = output(
  'rvu.claim/1',
  {
    release: orNull(text),
    not_checked: described(listOf(text), 'What Medicare checks of a claim and rvu does not'),
  },
  object({ claim: orNull(text), lines: listOf(line), totals }),
  chosen,
);

const change = orNull(object({ difference: number, percent: orNull(number) }));

export const COMPARE: JsonSchema = output(
  'rvu.compare/1',
  release,
  object({
    locality,
    prices: listOf(
      object({
        release: text,
        code: text,
        modifier: text,
        setting,
        qp: flag,
        allowed: dollars,
        refused: orNull(object({ code: text, message: text })),
        to_national: change,
        to_first: change,
        to_pair: change,
      }),
    ),
    notices,
  }),
  chosen,
);

const index = orNull(number);

export const LOCALITIES: JsonSchema = output(
  'rvu.localities/1',
  release,
  object({
    key: text,
    mac: text,
    number: text,
    state: text,
    state_name: text,
    name: text,
    counties: orNull(text),
    gpci: object({ work: number, work_without_floor: index, pe: number, mp: number }),
    work_floor: orNull(text),
    gaf: number,
    gaf_without_floor: index,
    anesthesia_cf: dollars,
    anesthesia_cf_qp: dollars,
    notices,
  }),
  chosen,
);

const paid = (of: string): Readonly<Record<string, JsonSchema>> => ({
  [`${of}_fee`]: dollars,
  [`${of}_opps_cap`]: dollars,
  [`${of}_na`]: orNull(text),
  [`${of}_allowed`]: dollars,
  [`${of}_limiting_charge`]: dollars,
  [`${of}_therapy_reduced`]: dollars,
  [`${of}_at_percent`]: described(dollars, 'If a percentage is asked for'),
});

export const SCHEDULE: JsonSchema = output(
  'rvu.schedule/1',
  release,
  object(
    {
      release: text,
      mac: orNull(text),
      locality: orNull(text),
      state: orNull(text),
      code: text,
      modifier: orNull(text),
      status: text,
      qp: flag,
    },
    { percent: number, ...paid('nonfacility'), ...paid('facility') },
  ),
);
