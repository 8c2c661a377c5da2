import type { JsonSchema } from '../schema/parts.js';

/** The same schema, at any depth, without properties that have to be there. */
function loose(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loose);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name, value]) => name !== 'required' || !Array.isArray(value));
  // Without what they require, two forms may fit the same object.
  return Object.fromEntries(kept.map(([name, value]) => [name === 'oneOf' ? 'anyOf' : name, loose(value)]));
}

/** The schema of an answer, each of whose results has some of its properties: those that `fields` names, or all. */
export function withAnyFields(schema: JsonSchema): JsonSchema {
  const { oneOf = [], ...rest } = schema as { oneOf?: readonly JsonSchema[] };
  const forms = oneOf.map((form) => {
    const { results, ...others } = form.properties as Readonly<Record<string, JsonSchema>>;
    return { ...form, properties: { ...others, results: loose(results) } };
  });
  return { ...rest, oneOf: forms };
}
