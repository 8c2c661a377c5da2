import type { OptionDefinition } from '../options/define.js';
import { dayValue } from '../options/values.js';

/** Which entries of the log a command is about. */
export const LOG_OPTIONS = {
  from: { flags: '--from <day>', help: 'first date', parse: dayValue('--from') },
  to: { flags: '--to <day>', help: 'last date', parse: dayValue('--to') },
  contract: {
    flags: '--contract <name>',
    help: 'the contract',
    parse: (text: string): string => text.trim(),
  },
} as const satisfies Record<string, OptionDefinition>;
