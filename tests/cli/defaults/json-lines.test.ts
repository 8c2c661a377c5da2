import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonProblem, readJsonObject } from '../../../src/cli/defaults/json-lines.js';

const parsed = (text: string): unknown =>
  Object.fromEntries([...readJsonObject(text)].map(([name, { value }]) => [name, value]));

/** The object that a text holds, or undefined if it is not one. */
function valueBy(read: (text: string) => unknown, text: string): unknown {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}

const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 5 }), { maxKeys: 6 });

describe('readJsonObject', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom('', ' ', '\n  ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parsed(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what JSON.parse refuses, and reads nothing else', () => {
    const damage = fc.constantFrom(
      '',
      ',',
      '"',
      '{',
      '}',
      ':',
      '[',
      ']',
      '\\',
      '0',
      '-',
      '.',
      'e',
      'true',
      '//',
      '\n',
    );
    fc.assert(
      fc.property(objects, fc.nat(), fc.nat(2), damage, (value, place, cut, inserted) => {
        const whole = JSON.stringify(value, null, 1);
        const at = place % (whole.length + 1);
        const text = whole.slice(0, at) + inserted + whole.slice(at + cut);
        const expected = valueBy(JSON.parse, text);
        const isObject = typeof expected === 'object' && expected !== null && !Array.isArray(expected);
        const found = valueBy(parsed, text);
        // A name that stands twice is refused here, while JSON.parse keeps the last.
        if (found !== undefined || !/appears again/.test(problemOf(text)?.message ?? ''))
          expect(found).toEqual(isObject ? expected : undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the line of each name', () => {
    const lines = [...readJsonObject('{\n\n"a": [\n1,\n2],\r\n"b": {"c":\n1}, "d": ""}')].map(
      ([name, { line }]) => [name, line],
    );
    expect(lines).toEqual([
      ['a', 3],
      ['b', 6],
      ['d', 7],
    ]);
  });
});

function problemOf(text: string): JsonProblem | undefined {
  try {
    readJsonObject(text);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(JsonProblem);
    return error as JsonProblem;
  }
}

describe('a problem', () => {
  it.each([
    ['', 1, 'an object should begin here, with {'],
    ['\n\n[]', 3, 'an object should begin here, with {'],
    ['{', 1, 'a name in double quotes is missing'],
    ["{'a': 1}", 1, 'a name in double quotes is missing'],
    ['{\n"a": 1,\n}', 3, 'a name in double quotes is missing'],
    ['{"a"\n1}', 2, 'a colon is missing'],
    ['{"a": CA-05}', 1, 'a value is missing, or not in double quotes'],
    ['{\n"a": "1"\n"b": "2"}', 3, 'a comma or } is missing'],
    ['{"a": [1 2]}', 1, 'a comma or ] is missing'],
    ['{"a": 1,\n"b": 2,\n"a": 3}', 3, 'a name of line 1 appears again'],
    ['{}\n{}', 2, 'more text follows the last }'],
    [`{"a": ${'['.repeat(100_000)}`, 1, 'it is nested too deeply'],
  ])('of %j is in line %i: %s', (text, line, message) => {
    expect(problemOf(text)).toMatchObject({ line, message });
  });
});
