import { typedLine } from '../../../batch/sources/codes.js';
import { queryWords } from '../../../core/code/code-query.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { OPTIONS, type PayOptions } from './command.js';

/** What the command line asks for, in codes and options. */
interface Asked {
  readonly args: readonly string[];
  readonly options: PayOptions;
}

/**
 * Reads a code that is typed with its units, minutes or charge, as `rvu claim` takes it: "97110x3@200" is 97110 with
 * --units 3 and --charge 200.
 * @throws UsageError if there are other codes, which would be priced with them, or if an option gives the same
 */
export function withTypedAmounts(args: readonly string[], options: PayOptions): Asked {
  const words = queryWords(args);
  const [word, line] =
    words
      .map((each) => [each, typedLine(each)] as const)
      .find(([each, read]) => read && read.code !== each) ?? [];
  if (word === undefined || !line) return { args, options };
  const shown = echo(word);
  if (words.length > 1) {
    throw new UsageError(
      'E_USAGE',
      `rvu pay takes units, minutes and a charge with a single code, and ${shown} is one of ${words.length}.`,
      'rvu claim prices several as one claim, each with its own; or call rvu pay for each.',
    );
  }
  const given = (['units', 'minutes', 'charge'] as const).filter((name) => line[name] !== '');
  const twice = given.find((name) => options[name] !== undefined);
  if (twice) {
    throw new UsageError(
      'E_USAGE',
      `${shown} and --${twice} both give the ${twice}.`,
      'Leave one of them out.',
    );
  }
  const typed = given.map((name) => [name, OPTIONS[name].parse(line[name], undefined)] as const);
  return { args: [line.code], options: { ...options, ...Object.fromEntries(typed) } };
}
