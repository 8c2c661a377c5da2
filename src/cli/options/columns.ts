import { LONGEST_FIELD, LONGEST_RECORD } from '../../batch/input/records.js';
import { optionName, type Role } from '../../batch/input/roles.js';
import { badValue, type OptionDefinition, type ValuesOf } from './define.js';

const MOST_MEGABYTES = LONGEST_RECORD / LONGEST_FIELD;

/** How much of a batch is read at once. */
export const READING_OPTIONS = {
  maxField: {
    flags: '--max-field <MB>',
    help: `batch: MB that a field may have, 1 to ${MOST_MEGABYTES}`,
    /** Bytes */
    parse: (text: string): number => {
      const megabytes = /^\d{1,2}$/.test(text) ? Number(text) : 0;
      if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
        const form = `Give megabytes from 1 to ${MOST_MEGABYTES}, as in --max-field 4.`;
        throw badValue('--max-field', text, form);
      }
      return megabytes * LONGEST_FIELD;
    },
  },
} as const satisfies Record<string, OptionDefinition>;

export type ReadingOptions = ValuesOf<typeof READING_OPTIONS>;

/** "--code-column <name>" and its like: which columns of a batch hold what. */
export function columnOptions(roles: readonly Role[]): Readonly<Record<string, OptionDefinition<string>>> {
  const definitions = roles.map((role) => {
    const name = optionName(role);
    const definition: OptionDefinition<string> = {
      flags: `--${name}-column <name>`,
      help: `batch: the column with the ${name.replace('-', ' ')}`,
      parse: (text) => text,
      values: 'column',
    };
    return [`${role}Column`, definition] as const;
  });
  return Object.fromEntries(definitions);
}
