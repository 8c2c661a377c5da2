import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { QP_OPTION } from '../../options/pricing.js';
import { RELEASE_OPTIONS } from '../../options/release.js';

const OPTIONS = {
  ...RELEASE_OPTIONS,
  html: {
    flags: '--html <file>',
    help: 'a self-contained HTML file; - for standard output',
    parse: (text: string): string => text,
    values: 'file',
  },
  out: {
    flags: '-o, --out <file>',
    help: 'write the Markdown to a file',
    parse: (text: string): string => text,
    values: 'file',
  },
  ...QP_OPTION,
} as const;

export type PageOptions = ValuesOf<typeof OPTIONS>;

export const PAGE = defineCommand({
  name: 'page',
  summary: 'the page of a code as Markdown, or as one HTML file',
  description: 'Write the page of a code: Markdown on standard output, or one self-contained HTML file.',
  argument: ['<code>', '90853, 70553-26'],
  names: ['code'],
  options: OPTIONS,
  help: `
Examples:
  rvu page 90853 > 90853.md
  rvu page 90853 --html 90853.html
  rvu page 27447 --html - | lp
`,
});
