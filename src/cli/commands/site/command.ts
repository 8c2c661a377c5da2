import { defineCommand } from '../../options/command.js';
import { badValue, type ValuesOf } from '../../options/define.js';
import { PLACE_OPTIONS } from '../../options/place.js';
import { QP_OPTION } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';
import { ROW_FILTER_OPTIONS } from '../../options/section.js';
import { list } from '../../options/values.js';

/** The port of a site that is served, unless another is named. */
export const PORT = 8026;

const HIGHEST_PORT = 65_535;

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= HIGHEST_PORT) return number;
  throw badValue('--serve', text, `Give a port from 0 (any that is free) to ${HIGHEST_PORT}.`);
}

const OPTIONS = {
  ...PLACE_OPTIONS,
  ...RELEASE_OPTIONS,
  ...QP_OPTION,
  section: ROW_FILTER_OPTIONS.section,
  codes: {
    flags: '--codes <list>',
    help: 'only these codes, ranges and prefixes: 99202-99215,9083*',
    parse: list('--codes', 'Give codes such as 99202-99215,9083*.'),
    values: 'code',
  },
  replace: { flags: '--replace', help: 'replace an earlier site in the folder' },
  serve: {
    flags: '--serve [port]',
    help: `then serve it to browsers on this computer, on port ${PORT} or this one`,
    parse: port,
  },
} as const;

export type SiteOptions = Omit<ValuesOf<typeof OPTIONS>, 'serve'> & {
  /** true: at the usual port */
  readonly serve?: number | true;
};

export const SITE = defineCommand({
  name: 'site',
  summary: 'the whole reference as web pages of your own, for any browser',
  description: 'Write the fee schedule of a place as static web pages into a new folder.',
  argument: ['<folder>', 'the folder to write, which must be new or empty'],
  names: ['file'],
  options: OPTIONS,
  help: `
A page for each code of the release: what it is, the amounts of the place in
both settings (national ones without a place), work RVU, global days, the
policies that apply, RVUs, rank, history and related codes. A code that Medicare
does not price has a page too, with the reason. A page for each section with its
families, and a start page. The search in the pages finds what rvu search finds.

The folder needs no server: open index.html, or copy the folder to any web host.
The pages load nothing from other sites. The folder appears when everything is
written, or not at all; an earlier site is replaced only with --replace. --serve
answers only this computer (127.0.0.1), until Ctrl-C.

Examples:
  rvu site fees --locality CA-05
  rvu site fees --zip 94110 --replace
  rvu site psychiatry --section psychiatry --locality manhattan --serve
  rvu site visits --codes 99202-99215,G2211 --date 2025-06-30
`,
});
