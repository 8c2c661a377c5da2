import { similarNames } from '../../../core/text/similar-names.js';
import type { JsonSchema } from '../../schema/parts.js';

/** The members of an object that are kept: all of each, or some of its own. */
export interface Kept {
  readonly [name: string]: Kept | 'all';
}

/** The schemas that a value may have, those of an array's elements included: a path passes over arrays. */
function alternatives(schema: JsonSchema): JsonSchema[] {
  const { anyOf, items } = schema as { anyOf?: readonly JsonSchema[]; items?: JsonSchema };
  if (anyOf) return anyOf.flatMap(alternatives);
  return items ? alternatives(items) : [schema];
}

/** The members of a value by name; null if it is an object whose members the schema does not name. */
function membersOf(schema: JsonSchema): ReadonlyMap<string, JsonSchema> | null {
  const all = alternatives(schema);
  const isOpen = all.some(({ type, properties }) => !properties && [type].flat().includes('object'));
  if (isOpen) return null;
  return new Map(
    all.flatMap(({ properties = {} }) => Object.entries(properties as Record<string, JsonSchema>)),
  );
}

/** Every path into a value: "rvu", "rvu.work". */
function pathsOf(schema: JsonSchema, before = ''): string[] {
  return [...(membersOf(schema) ?? [])].flatMap(([name, member]) => [
    before + name,
    ...pathsOf(member, `${before}${name}.`),
  ]);
}

function isPath(schema: JsonSchema, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return true;
  const members = membersOf(schema);
  if (!members) return true;
  const member = members.get(name);
  return member !== undefined && isPath(member, rest);
}

/** The path that is not one of a value; null if all are. */
export function unknownPath(
  schema: JsonSchema,
  paths: readonly string[],
): { readonly path: string; readonly hint: string } | null {
  const path = paths.find((each) => !isPath(schema, each.split('.')));
  if (path === undefined) return null;
  const known = pathsOf(schema);
  const ends = known.filter((each) => each.endsWith(`.${path}`));
  const near = ends.length > 0 ? ends.slice(0, 3) : similarNames(path, known);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `Give some of ${[...(membersOf(schema)?.keys() ?? [])].join(', ')}.`;
  return { path, hint };
}

/** What paths keep; a whole member takes precedence over parts of it. */
export function keptOf(paths: readonly string[]): Kept {
  const kept: Record<string, Kept | 'all'> = {};
  const names = [...new Set(paths.map((path) => path.split('.')[0] ?? ''))];
  for (const name of names) {
    const rest = paths
      .filter((path) => path.startsWith(`${name}.`))
      .map((path) => path.slice(name.length + 1));
    kept[name] = paths.includes(name) ? 'all' : keptOf(rest);
  }
  return kept;
}

/** The parts of a value that are kept, in their order; of an array, those of each element. */
export function picked(value: unknown, kept: Kept | 'all'): unknown {
  if (kept === 'all' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => picked(each, kept));
  const members = Object.entries(value).filter(([name]) => Object.hasOwn(kept, name));
  return Object.fromEntries(members.map(([name, member]) => [name, picked(member, kept[name] ?? 'all')]));
}
