import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGoldenFile, type GoldenCase, joinWords, parseGoldenFile, splitWords } from './golden-file.js';

const FILE = `Prices.

=== pay-part-unknown
exit 1
says $30.39
$ rvu pay 90853 '' "it's"
--- stdin
code

90853
--- stdout
a

b
--- stderr as JSON
"cut off"

=== thrown
--- text
E_X: why
`;

const read = (text: string) => parseGoldenFile(text, 'pay.golden');

describe('a golden file', () => {
  it('holds the command line and the expected result', () => {
    const { comment, cases } = read(FILE);
    expect(comment).toBe('Prices.\n\n');
    expect(cases).toEqual([
      {
        name: 'pay-part-unknown',
        args: ['pay', '90853', '', "it's"],
        stdin: 'code\n\n90853\n',
        exit: 1,
        says: ['$30.39'],
        expected: { stdout: 'a\n\nb\n', stderr: 'cut off' },
      },
      { name: 'thrown', args: null, stdin: undefined, exit: 0, says: [], expected: { text: 'E_X: why\n' } },
    ]);
    expect(formatGoldenFile({ comment, cases })).toBe(FILE);
  });

  it.each([
    ['a line that is not part of a case', '=== a\nexits 1\n$ rvu\n', /a has a line that is no part/],
    ['a name that is taken', '=== a\n$ rvu\n\n=== a\n$ rvu\n', /a is there twice/],
    ['a duplicate section', '=== a\n$ rvu\n--- stdout\nx\n--- stdout\ny\n', /two sections stdout/],
    ['a case that follows without a blank line', '=== a\n$ rvu\n=== b\n$ rvu\n', /no blank line after a/],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  const text = fc.oneof(
    fc
      .array(
        fc.constantFrom(
          'a',
          '',
          '=== b',
          '--- stdout',
          '--- text as JSON',
          'é',
          '"',
          '\r',
          '\u001B',
          '$ rvu',
        ),
      )
      .map((lines) => lines.map((line) => `${line}\n`).join('')),
    fc.string(),
  );
  const printed = text.filter((one) => one !== '');
  const cases: fc.Arbitrary<GoldenCase> = fc.record({
    name: fc.constant('case'),
    args: fc.array(
      fc.constantFrom('pay', '90853', '--json', '', 'two words', "it's", '5" tall', '9084*', '$1,000'),
    ),
    stdin: fc.option(text, { nil: undefined }),
    exit: fc.nat(255),
    says: fc.array(printed),
    expected: fc.record({ stdout: printed, stderr: printed }, { requiredKeys: [] }),
  });

  it('returns whatever is written to it', () => {
    fc.assert(
      fc.property(cases, cases, (first, second) => {
        const file = { comment: '', cases: [first, { ...second, name: 'next' }] };
        expect(read(formatGoldenFile(file))).toEqual(file);
      }),
    );
  });
});

describe('the words of a command line', () => {
  it('are split as a shell splits them', () => {
    expect(splitWords(`pay  'a b' "c'd" e'f g'h ''`)).toEqual(['pay', 'a b', "c'd", 'ef gh', '']);
  });

  it('cannot hold both kinds of quotes', () => {
    expect(() => joinWords([`'"`])).toThrow(/cannot quote/);
  });
});
