/** A JSON Schema (2020-12) of a value. */
export type JsonSchema = { readonly [keyword: string]: unknown };
type Properties = Readonly<Record<string, JsonSchema>>;

export const text: JsonSchema = { type: 'string' };
export const number: JsonSchema = { type: 'number' };
export const whole: JsonSchema = { type: 'integer' };
export const flag: JsonSchema = { type: 'boolean' };

/** A value with a sentence for its reader. */
export const described = (schema: JsonSchema, description: string): JsonSchema => ({
  ...schema,
  description,
});
export const orNull = (schema: JsonSchema): JsonSchema =>
  typeof schema.type === 'string' && !schema.enum
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
export const oneOf = (...words: readonly string[]): JsonSchema => ({ type: 'string', enum: words });
export const record = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values });

/** An object that has all of these properties, and those of `optional` at times. */
export const object = (properties: Properties, optional: Properties = {}): JsonSchema => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
});

export const setting = oneOf('nonfacility', 'facility');
export const dollars = orNull(described(number, 'Dollars'));
export const issue = object({ code: text, message: text });
export const notices = listOf(issue);
export const effective = object({ from: text, through: orNull(text) });

export const locality = orNull(object({ key: text, mac: text, number: text, state: text, name: text }));

/** A refusal: what was not answered, why, and what to do about it. */
export const refused = object(
  {
    code: described(text, 'A stable code, explained by rvu help errors'),
    message: text,
    hint: described(orNull(text), 'What to do about it'),
    service: orNull(text),
    setting: orNull(setting),
    reference_amount: dollars,
  },
  { line: whole, input: record(text) },
);

const failure = object({
  schema: { const: 'rvu.error/1' },
  release: { type: 'null' },
  results: { type: 'array', maxItems: 0 },
  errors: { type: 'array', items: refused, minItems: 1 },
});

/** An answer, or the error that kept the command from running. */
export const orFailure = (answer: JsonSchema): JsonSchema => ({ type: 'object', oneOf: [answer, failure] });

/** The schema of an output with results and refusals. */
export function output(
  name: string,
  head: Properties,
  result: JsonSchema,
  optional: Properties = {},
): JsonSchema {
  const always = { schema: { const: name }, ...head, results: listOf(result), errors: listOf(refused) };
  return orFailure(object(always, optional));
}

/** What the answers of one release begin with. */
export const release = { release: described(text, 'The CMS release that answered, such as RVU26A') };
/** What a result of a batch begins with. */
export const ofBatch = { line: described(whole, 'Of a batch: the number of its line in the input') };
/** What an answer says at times: of the date that chose its release, and of its input. */
export const chosen = {
  date: text,
  notices,
  /** Of a batch: which of its columns were read, and as what */
  columns: object({
    read: listOf(object({ role: text, columns: listOf(text) })),
    not_read: listOf(text),
  }),
};
