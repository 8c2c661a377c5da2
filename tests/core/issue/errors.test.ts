import { describe, expect, it } from 'vitest';
import {
  asRvuError,
  DataError,
  InputError,
  InternalError,
  OutputError,
  type RvuError,
  UsageError,
} from '../../../src/core/issue/errors.js';

const ERRORS: readonly (readonly [string, RvuError])[] = [
  ['UsageError', new UsageError('E_USAGE', 'What.', 'Do that.')],
  ['DataError', new DataError('E_DATA_DAMAGED', 'What.', 'Do that.')],
  ['InputError', new InputError('E_INPUT_EMPTY', 'What.', 'Do that.')],
  ['OutputError', new OutputError('E_OUTPUT', 'What.', 'Do that.')],
];

describe.each(ERRORS)('%s', (name, error) => {
  it('has its name, a code, a message and a hint', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name, message: 'What.', hint: 'Do that.', late: false });
    expect(error.code).toMatch(/^E_/);
  });
});

it('an error takes only the codes of its kind', () => {
  // @ts-expect-error: a misspelled code
  new UsageError('E_USAEG', '');
  // @ts-expect-error: a code for damaged data is not a usage code
  new DataError('E_USAGE', '');
});

describe('a bug', () => {
  it('is reported by where it happened, without the words of the original error, which may repeat input', () => {
    const bug = asRvuError(new TypeError('Unexpected token D in "DOE JANE"\n in "DOE JANE"'));
    expect(bug).toBeInstanceOf(InternalError);
    expect(bug).toMatchObject({ code: 'E_INTERNAL', message: 'TypeError, a bug in rvu.' });
    expect(bug.stack).toContain('errors.test.ts');
    expect(`${bug.message}${bug.stack}`).not.toContain('DOE');
  });

  it('can be anything that was thrown', () => {
    expect(asRvuError('DOE JANE')).toMatchObject({ message: 'Error, a bug in rvu.', stack: '' });
  });

  it('is not one of the expected errors', () => {
    const expected = new OutputError('E_OUTPUT', 'What.');
    expect(asRvuError(expected)).toBe(expected);
  });
});
