import { RANK_METRICS, RANK_POPULATIONS, RANK_SCOPES } from '../../core/rank/choices.js';
import {
  described,
  flag,
  type JsonSchema,
  listOf,
  number,
  oneOf,
  setting,
  text,
  whole,
} from '../schema/parts.js';
import type { SchemaName } from '../schema/schemas.js';
import { claimLines } from './claim-lines.js';

/** What a model passes to a tool, once it fits the tool's schema. */
export type Input = Readonly<Record<string, unknown>>;

/** A tool: a command, and how its input becomes the command's arguments. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly command: SchemaName;
  readonly input: JsonSchema;
  /** The arguments that are no options, which are named like the properties of the input */
  arguments(input: Input): readonly string[];
  /** What the command reads from standard input */
  stdin?(input: Input): string;
  /** Options that are there without being asked for */
  readonly initial?: Input;
}

/** No ranges or prefixes, so that an answer never grows beyond what a model can read. */
const CODE: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9]{5}(-[A-Za-z0-9]{2})*$' };
const MOST_CODES = 25;
const codes: JsonSchema = described(
  { type: 'array', items: CODE, minItems: 1, maxItems: MOST_CODES },
  'CPT or HCPCS codes, each with any modifiers: 99213, 70553-26',
);

const RELEASE = {
  date: described(text, 'Date of service, such as 2024-03-10: the release of that day answers'),
  release: described(text, 'A CMS release by its name, such as RVU24AR, or latest'),
};
const PLACE = {
  locality: described(text, 'CA-05, 0111205, part of a name, or national'),
  zip: described(text, 'ZIP code where the service is furnished'),
  county: described(text, 'County with its state: Alameda, CA'),
  state: described(text, 'State: CA or california'),
};
const SETTING = {
  setting,
  pos: described(text, 'Place of service code, which decides the setting: 11, 22'),
};
const LINE = {
  provider_type: described(text, 'Who bills: MD, NP, PA, CRNA, PT'),
  nonpar: described(flag, 'By a practitioner who does not participate in Medicare'),
  unassigned: described(flag, 'The same without taking assignment'),
  deductible_met: described(number, 'Dollars of the deductible already met; without it, all'),
  qp: described(flag, 'For a qualifying APM participant; false overrides a configured default'),
  allow_na: described(flag, 'Price rows marked NA in a facility, too'),
};
const FIELDS = {
  fields: described(
    { ...listOf(text), minItems: 1 },
    'Only these properties of each result, for a short answer: code, allowed, locality.key',
  ),
};
const EXPLAIN = { explain: described(flag, 'Add the arithmetic of each price, term by term') };

const positive = { ...whole, minimum: 1 };

function input(properties: Readonly<Record<string, JsonSchema>>, ...required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The input of a tool. */
const toolInput = (
  properties: Readonly<Record<string, JsonSchema>>,
  ...required: readonly string[]
): JsonSchema => input({ ...properties, ...FIELDS }, ...required);

const byCodes = ({ codes }: Input): readonly string[] => (codes ?? []) as readonly string[];

export const TOOLS: readonly Tool[] = [
  {
    name: 'lookup_code',
    title: 'Look up a code',
    description:
      'What a code is and how Medicare treats it: name, RVUs, national payment, policy, rank, related codes.',
    command: 'lookup',
    input: toolInput(
      { codes: { ...codes, maxItems: 5 }, ...RELEASE, faq: described(flag, 'Questions and answers, too') },
      'codes',
    ),
    arguments: byCodes,
  },
  {
    name: 'search_codes',
    title: 'Search codes',
    description: 'Find codes by words, abbreviations or plain language; typos are forgiven.',
    command: 'search',
    input: toolInput(
      {
        query: described({ ...text, minLength: 1 }, 'knee replacement, TKA'),
        limit: { ...positive, maximum: 50 },
        section: described(text, 'Only this section or subsection'),
      },
      'query',
    ),
    arguments: ({ query }) => [String(query)],
  },
  {
    name: 'price_services',
    title: 'Price services',
    description:
      'What Medicare allows for codes in a place and setting on a day, exact to the cent, each on its own. For services of one day together, use price_claim.',
    command: 'pay',
    input: toolInput(
      {
        codes,
        ...RELEASE,
        ...PLACE,
        ...SETTING,
        units: positive,
        minutes: described(positive, 'Anesthesia time'),
        charge: described(number, 'Actual charge, in dollars'),
        ...LINE,
        waterfall: described(flag, 'Who pays what, too'),
        ...EXPLAIN,
      },
      'codes',
    ),
    arguments: byCodes,
  },
  {
    name: 'price_claim',
    title: 'Price a claim',
    description:
      'What Medicare allows and pays for the lines of one claim together: modifiers, multiple procedures, anesthesia, who pays. In the answer, line 2 is the first of these lines.',
    command: 'claim',
    input: toolInput(
      {
        lines: {
          type: 'array',
          minItems: 1,
          maxItems: 50,
          items: input(
            {
              code: { type: 'string', pattern: '^[A-Za-z0-9]{5}$' },
              modifiers: listOf({ type: 'string', pattern: '^[A-Za-z0-9]{2}$' }),
              units: positive,
              charge: number,
              date: text,
              pos: text,
              minutes: positive,
              provider_type: text,
            },
            'code',
          ),
        },
        ...RELEASE,
        ...PLACE,
        ...SETTING,
        ...LINE,
        ...EXPLAIN,
      },
      'lines',
    ),
    arguments: () => ['-'],
    stdin: ({ lines }) => claimLines(lines as readonly Input[]),
    initial: { one_claim: true },
  },
  {
    name: 'rank_code',
    title: 'Rank a code',
    description:
      'The percentile of a code among those of its section, by work RVU, total RVU, payment or work per hour.',
    command: 'rank',
    input: toolInput(
      {
        codes,
        ...RELEASE,
        by: oneOf(...RANK_METRICS),
        within: oneOf(...RANK_SCOPES),
        population: oneOf(...RANK_POPULATIONS),
        setting,
      },
      'codes',
    ),
    arguments: byCodes,
  },
  {
    name: 'compare_localities',
    title: 'Compare localities',
    description:
      'The amount of codes in several localities beside the national one. Without localities, states or top, every locality is listed.',
    command: 'compare',
    input: toolInput(
      {
        codes: { ...codes, maxItems: 5 },
        ...RELEASE,
        localities: described({ ...listOf(text), minItems: 1 }, 'CA-05, NV-00'),
        states: described({ ...listOf(text), minItems: 1 }, 'CA, NV'),
        ...SETTING,
        top: described(positive, 'Only the highest'),
        bottom: described(positive, 'Only the lowest'),
      },
      'codes',
    ),
    arguments: byCodes,
  },
  {
    name: 'find_locality',
    title: 'Find a locality',
    description: 'Payment localities by ZIP code, county, state, contractor or name, with GPCIs.',
    command: 'localities',
    input: toolInput(
      { query: described({ ...text, minLength: 1 }, '94110; Arlington, VA; manhattan') },
      'query',
    ),
    arguments: ({ query }) => [String(query)],
  },
  {
    name: 'code_history',
    title: 'History of a code',
    description:
      'A code through every CMS release since 2020: status, RVUs, amount; also codes that are gone.',
    command: 'history',
    input: toolInput({ codes: { ...codes, maxItems: 5 }, locality: PLACE.locality, setting }, 'codes'),
    arguments: byCodes,
  },
  {
    name: 'diff_releases',
    title: 'Compare releases',
    description:
      'What changed between two CMS releases, the largest effects first. All changes are counted; the first 25 are listed unless top says otherwise.',
    command: 'diff',
    input: toolInput(
      {
        from: described(text, 'RVU25D'),
        to: described(text, 'RVU26A'),
        codes,
        locality: PLACE.locality,
        setting,
        only: listOf(oneOf('new', 'deleted', 'status', 'rvu', 'payment')),
        section: text,
        top: { ...positive, maximum: 200 },
      },
      'from',
      'to',
    ),
    arguments: ({ from, to, ...rest }) => [String(from), String(to), ...byCodes(rest)],
    initial: { top: 25 },
  },
];
