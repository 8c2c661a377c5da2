import { type Io, wantsColor } from './io.js';

/** The few styles of the program. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
}

/** No style at all. */
export const PLAIN: Paint = { bold: same, dim: same, good: same, warn: same };

function same(text: string): string {
  return text;
}

/** Colors; plain text, without loading chalk, if there are none to show. */
export async function paintFor(io: Io): Promise<Paint> {
  if (!wantsColor(io)) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return { bold: chalk.bold, dim: chalk.dim, good: chalk.green, warn: chalk.yellow };
}
