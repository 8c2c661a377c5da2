import { wholeNumber } from './values.js';

/** More than there are localities, and than one reads on a screen. */
export const MOST_SHOWN = 999;

/** The first results of an order. */
export const TOP_OPTION = {
  flags: '--top <n>',
  help: 'only the n highest',
  parse: wholeNumber('--top', MOST_SHOWN),
} as const;
