import { describe, expect, it } from 'vitest';
import {
  DataError,
  InputError,
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
