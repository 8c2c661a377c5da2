import { fstatSync, type Stats, statSync } from 'node:fs';
import { InputError, UsageError } from '../../core/issue/errors.js';
import type { Io } from './io.js';

const isSame = (a: Stats, b: Stats): boolean => a.isFile() && a.dev === b.dev && a.ino === b.ino;

function statsOf(file: string | number): Stats | undefined {
  try {
    return typeof file === 'number' ? fstatSync(file) : statSync(file);
  } catch {
    // Whatever opens it says what is wrong with it.
    return undefined;
  }
}

/**
 * Refuses to read a file that standard output is appended to, which would never end, or that the shell has emptied.
 * @param input the name of a file, or the descriptor of standard input
 * @throws InputError E_INPUT_FILE
 */
export function refuseOutputAsInput(input: string | number, { stdout }: Io): void {
  if (stdout.fd === undefined) return;
  const [from, to] = [statsOf(input), statsOf(stdout.fd)];
  if (!from || !to || !isSame(from, to)) return;
  const emptied = from.size === 0 ? ', which the shell has already emptied' : '';
  const message = `The input and standard output are the same file${emptied}.`;
  throw new InputError(
    'E_INPUT_FILE',
    message,
    'Give --out the name of the file: it replaces a file when complete.',
  );
}

/**
 * Refuses to replace a file that somebody gave as an argument.
 * @param readsFiles whether the command reads files that arguments name
 * @throws UsageError
 */
export function refuseArgumentAsOutput(
  args: readonly string[],
  out: string,
  command: string,
  readsFiles: boolean,
): void {
  const to = statsOf(out);
  const argument = args.find((each) => {
    const from = statsOf(each);
    return from && to && isSame(from, to);
  });
  if (argument === undefined) return;
  if (readsFiles)
    throw new UsageError('E_USAGE', `--out would replace ${argument}, which is read.`, 'Name another file.');
  const message = `--out would replace ${argument}, which rvu ${command} does not read.`;
  throw new UsageError('E_USAGE', message, `To read it: rvu ${command} --out ${out} < ${argument}`);
}
