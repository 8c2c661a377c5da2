import {
  chosen,
  described,
  dollars,
  flag,
  type JsonSchema,
  listOf,
  number,
  object,
  ofBatch,
  oneOf,
  orNull,
  output,
  release,
  setting,
  text,
  whole,
} from './parts.js';

const rvu = object({
  work: number,
  nonfacility_pe: number,
  facility_pe: number,
  malpractice: number,
  nonfacility_total: number,
  facility_total: number,
});

const RANKED = {
  code: text,
  modifier: text,
  metric: text,
  value: number,
  section: text,
  subsection: orNull(text),
  population: object({ rule: text, n: whole }),
  percentile: described(number, 'The share of the population at or below the code, in percent'),
  percentile_rounded: whole,
  median: number,
  ratio_to_median: number,
  side_of_median: oneOf('below', 'above', 'at'),
  max: number,
  max_code: text,
};

export const RANK: JsonSchema = output('rvu.rank/1', release, object(RANKED, ofBatch), chosen);

const words = { section: orNull(text), subsection: orNull(text) };
const texts = orNull(listOf(text));
const past = object({
  first: text,
  last: text,
  from: text,
  through: orNull(text),
  status: orNull(text),
  work: orNull(number),
  nonfacility: dollars,
  facility: dollars,
});
const workTime = object({
  year: whole,
  pre: orNull(number),
  intra: orNull(number),
  post: orNull(number),
  visits: orNull(number),
  total: orNull(number),
  work: orNull(number),
  work_per_hour: orNull(number),
  percentile: orNull(number),
  n: orNull(whole),
  source: text,
});

export const LOOKUP: JsonSchema = output(
  'rvu.lookup/1',
  release,
  object(
    {
      code: text,
      modifier: text,
      name: described(orNull(text), 'Our own words, not the AMA descriptor'),
      synonyms: texts,
      description: orNull(text),
      plain_language: orNull(text),
      clinical_context: orNull(text),
      specialties: texts,
      ...words,
      status: object({ code: text, meaning: text, payable: flag }),
      not_priced: orNull(object({ code: text, message: text })),
      paid_elsewhere: orNull(object({ what: text, paid_by: text, where: text, note: orNull(text) })),
      rvu,
      payment: described(object({ nonfacility: dollars, facility: dollars }), 'National amounts'),
      indicators: described({ type: 'object' }, 'Policy indicators: value and meaning of each'),
      related_rows: listOf(object({ modifier: text, status: text, rvu })),
      rank: orNull(object(RANKED)),
      guidance: orNull({ type: 'object' }),
      related: listOf(object({ relation: text, title: text, code: text, name: orNull(text) })),
    },
    {
      history: orNull(listOf(past)),
      work_time: orNull(workTime),
      rbcs: orNull({ type: 'object' }),
      most_billed_by: orNull({ type: 'object' }),
      faq: listOf(object({ question: text, answer: text })),
      ...ofBatch,
    },
  ),
  chosen,
);

const found = { code: text, name: orNull(text), score: number };
const listed = {
  modifier: text,
  status: text,
  work: orNull(number),
  payment: described(dollars, 'The national amount, in dollars'),
  setting: orNull(setting),
};

export const SEARCH: JsonSchema = output('rvu.search/1', release, object({ ...found, ...listed }), {
  ...chosen,
  elsewhere: listOf(object({ ...found, paid_by: text })),
});

export const BROWSE: JsonSchema = output('rvu.browse/1', release, {
  anyOf: [
    object({
      kind: oneOf('section', 'subsection', 'family', 'category', 'subcategory'),
      name: text,
      first: text,
      last: text,
      codes: whole,
      priced: whole,
      work_median: orNull(number),
      work_least: orNull(number),
      work_most: orNull(number),
    }),
    object({ kind: { const: 'code' }, code: text, name: orNull(text), ...listed }),
  ],
});
