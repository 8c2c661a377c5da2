import type { TypedLine } from '../../../batch/sources/codes.js';
import { UsageError } from '../../../core/issue/errors.js';
import { formatScaled } from '../../../core/number/decimal.js';
import type { ClaimOptions } from './command.js';

/** Codes of anesthesia, 00100 to 01999, with or without modifiers; no other code of five digits begins with 0. */
const ANESTHESIA = /^0\d{4}(?:-|$)/;

/** Decimals of dollars. */
const CENTS = 2;

/**
 * The lines typed at the prompt, with what options say of a single one.
 * @throws UsageError for an option that several lines would share, or that contradicts the line
 */
export function completeLines(lines: readonly TypedLine[], options: ClaimOptions): readonly TypedLine[] {
  refuseSharedMinutes(lines, options);
  const { units, charge } = options;
  if (units === undefined && charge === undefined) return lines;
  const [line] = lines;
  const name = units === undefined ? 'charge' : 'units';
  if (!line || lines.length > 1) {
    throw new UsageError(
      'E_USAGE',
      `--${name} is for a single code, and ${lines.length} are given.`,
      'Write units and charges with each code, as in 97110x3 97140@60.',
    );
  }
  const said = {
    ...(units === undefined ? {} : { units: String(units) }),
    ...(charge === undefined ? {} : { charge: formatScaled(charge, CENTS) }),
  };
  const twice = (['units', 'charge'] as const).find((each) => each in said && line[each] !== '');
  if (twice) {
    throw new UsageError(
      'E_USAGE',
      `The code and --${twice} both give the ${twice}.`,
      'Leave one of them out.',
    );
  }
  return [{ ...line, ...said }];
}

/** The time of a session counts once: as the minutes of each of its codes, it would be paid several times. */
function refuseSharedMinutes(lines: readonly TypedLine[], { minutes }: ClaimOptions): void {
  if (minutes === undefined) return;
  const without = lines.filter((line) => ANESTHESIA.test(line.code) && line.minutes === '');
  const [first] = without;
  if (!first || without.length === 1) return;
  throw new UsageError(
    'E_USAGE',
    `--minutes ${minutes} would count for each of ${without.length} anesthesia codes.`,
    `Write the minutes with each code, as in ${first.code}:${minutes}min.`,
  );
}

/** @throws UsageError for options of a single typed code on a file, whose lines have their own */
export function refuseLineOptions({ units, charge }: ClaimOptions): void {
  if (units === undefined && charge === undefined) return;
  const name = units === undefined ? 'charge' : 'units';
  throw new UsageError(
    'E_USAGE',
    `--${name} is for a single code at the prompt; a file has its own for each line.`,
    `To name the column, give --${name}-column.`,
  );
}
