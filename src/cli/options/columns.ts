import { optionName, type Role } from '../../batch/input/roles.js';
import type { OptionDefinition } from './define.js';

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
