import type { OptionDefinition } from '../options/define.js';
import { dayValue } from '../options/values.js';

/** Options that choose the entries of the log that a command reads. */
export const LOG_OPTIONS = {
  from: { flags: '--from <day>', help: 'first date', parse: dayValue('--from') },
  to: { flags: '--to <day>', help: 'last date', parse: dayValue('--to') },
  contract: {
    flags: '--contract <name>',
    help: 'the contract',
    parse: (text: string): string => text.trim(),
  },
} as const satisfies Record<string, OptionDefinition>;
