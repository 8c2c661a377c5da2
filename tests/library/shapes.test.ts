import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: a plain script of the build
import { reference } from '../../src/build/library.mjs';
import type { JsonSchema } from '../../src/cli/schema/parts.js';
import { OUTPUT_SCHEMAS } from '../../src/cli/schema/schemas.js';

/** What `rvu help api` says of the library that was built. */
const TEXT: string = reference(resolve(import.meta.dirname, '../../dist/index.d.ts'));

interface Member {
  readonly isOptional: boolean;
  readonly type: string;
}

/** The properties of a type, those of the type that it extends included. */
function membersOf(shape: string): Map<string, Member> {
  const [, body = ''] = new RegExp(`^## ${shape}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(TEXT) ?? [];
  const base = /^Has the properties of (\w+)/m.exec(body)?.[1];
  const rows = [...body.matchAll(/^\| `(\w+)(\??)` \| `(.*?)` \|/gm)];
  const own = rows.map(
    ([, name = '', mark, type = '']) =>
      [name, { isOptional: mark === '?', type: type.replaceAll('\\|', '|') }] as const,
  );
  return new Map([...(base ? membersOf(base) : []), ...own]);
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

/** The schemas of the objects that a value may be, or its elements. */
function objectsOf(schema: JsonSchema): ObjectSchema[] {
  const { anyOf, items, properties } = schema as Partial<ObjectSchema> & {
    readonly anyOf?: readonly JsonSchema[];
    readonly items?: JsonSchema;
  };
  if (anyOf) return anyOf.flatMap(objectsOf);
  if (items) return objectsOf(items);
  return properties ? [schema as unknown as ObjectSchema] : [];
}

const admitsNull = ({ type, anyOf }: JsonSchema): boolean =>
  [type].flat().includes('null') || ((anyOf as readonly JsonSchema[] | undefined)?.some(admitsNull) ?? false);

/** Other types of the library and nothing else: "(PricedLineShape | RefusedLineShape)[]", "RankShape | null" */
const SHAPES = /^\(?\w+Shape(?: \| \w+Shape)*\)?(?:\[\])?(?: \| null)?$/;

/** What only the answer to a file has. */
const OF_FILES = ['line', 'input'];

/** Where a type and a schema say different things; a schema may admit null where the library never gives it. */
function differences(shape: string, { properties, required }: ObjectSchema): string[] {
  const members = membersOf(shape);
  const unknown = Object.keys(properties).filter((name) => !members.has(name) && !OF_FILES.includes(name));
  const different = [...members].flatMap(([name, { isOptional, type }]) => {
    const schema = properties[name];
    if (!schema || required.includes(name) === isOptional) return [name];
    if (type.endsWith('| null') && !admitsNull(schema)) return [`${name}: null`];
    if (!SHAPES.test(type)) return [];
    const shapes = type.match(/\w+Shape/g) ?? [];
    const objects = objectsOf(schema);
    if (objects.length !== shapes.length) return [`${name}: ${type}`];
    return objects.flatMap((object, i) => differences(shapes[i] ?? '', object));
  });
  return [...unknown, ...different].map((each) => `${shape}.${each}`);
}

type Answers = Readonly<
  Record<string, { readonly oneOf: readonly [{ readonly properties: Readonly<Record<string, JsonSchema>> }] }>
>;

describe('the types of the library', () => {
  it.each([
    ['RowPriceShape', 'pay', 'results'],
    ['ClaimShape', 'claim', 'results'],
    ['LookupShape', 'lookup', 'results'],
    ['RankShape', 'rank', 'results'],
    ['HistoryShape', 'history', 'results'],
    ['FoundShape', 'search', 'results'],
    ['ElsewhereShape', 'search', 'elsewhere'],
    ['RefusalShape', 'pay', 'errors'],
  ])('%s says what the schema of rvu %s says of %s', (shape, command, property) => {
    const schema = (OUTPUT_SCHEMAS as unknown as Answers)[command]?.oneOf[0].properties[property];
    const [object] = objectsOf(schema ?? {});
    if (!object) throw new Error(`rvu schema ${command} has no ${property}`);
    expect(membersOf(shape).size).toBeGreaterThan(2);
    expect(differences(shape, object)).toEqual([]);
  });

  it('are whole in the reference', () => {
    const types = [...TEXT.matchAll(/^\| `\w+\??` \| `(.*?)` \|/gm)].map(([, type = '']) => type);
    const isWhole = (type: string) => type.split(/[{(]/).length === type.split(/[})]/).length;
    expect(types.length).toBeGreaterThan(100);
    expect(types.filter((type) => !isWhole(type))).toEqual([]);
  });
});
