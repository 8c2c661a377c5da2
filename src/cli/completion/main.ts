import { asRvuError } from '../../core/issue/errors.js';
import { CONTENT_FILES, cellsOf } from '../../data/content/files.js';
import { DataFiles } from '../../data/sealed/data-files.js';
import { EXIT } from '../terminal/exit-codes.js';
import { type CodesFrom, type Completions, complete } from './complete.js';
import { type CompletionWords, WORDS_FILE, type Word } from './words.js';

/**
 * `rvu complete SHELL WORDS... =WORD`: what the scripts of `rvu completion` ask at each press of Tab. A program of
 * its own, which loads neither the commands nor their options but only the words that the build made of them.
 */

/** What tells a script that a file name may follow, too. */
const FILES = ':files';

/** Of the meaning of a word */
const WIDTH = 60;

const shortened = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);

/** Bash inserts whatever it is given, so a meaning may only stand where there are several words to choose from. */
function bashLines(words: readonly Word[]): string[] {
  if (words.length < 2) return words.map(([word]) => word);
  const width = Math.max(...words.map(([word]) => word.length));
  return words.map(([word, meaning]) => (meaning ? `${word.padEnd(width)}  ${shortened(meaning)}` : word));
}

const LINES: Readonly<Record<string, (words: readonly Word[]) => string[]>> = {
  bash: bashLines,
  /** The words alone, for a shell that is about to insert one of several */
  words: (words) => words.map(([word]) => word),
};

const tabbed = (words: readonly Word[]): string[] =>
  words.map(([word, meaning]) => (meaning ? `${word}\t${shortened(meaning)}` : word));

function linesFor(shell: string, { words, files }: Completions): string[] {
  const lines = Object.hasOwn(LINES, shell) ? LINES[shell] : undefined;
  return [...(lines ?? tabbed)(words), ...(files ? [FILES] : [])];
}

/** Bash makes a word of each "=", and the value of an option one after it. */
function unsplit(words: readonly string[]): string[] {
  return words.filter((word) => word !== '=');
}

/** The answer to a script. @param args the shell, the words before, and "=" with the word that is being typed */
export function completionLines(
  [shell = '', ...words]: readonly string[],
  made: CompletionWords,
  codesFrom: CodesFrom,
): string[] {
  const isSplit = shell === 'bash' || shell === 'words';
  const last = (words.at(-1) ?? '=').slice(1);
  const typed = isSplit && last === '=' ? '' : last;
  const before = words.slice(0, -1);
  return linesFor(shell, complete(made, isSplit ? unsplit(before) : before, typed, codesFrom));
}

function namedCodes(files: DataFiles): CodesFrom {
  return (prefix) =>
    [CONTENT_FILES.names, CONTENT_FILES.elsewhere]
      .flatMap((name) => files.sorted(name).linesBetween(prefix, prefix))
      .map((line) => cellsOf(line))
      .map(([code = '', name = '']): Word => [code, name])
      .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The process. A failure completes nothing, and the scripts drop the message: a shell has no place for it. */
export function main(): void {
  try {
    const files = new DataFiles();
    const made = JSON.parse(files.built(WORDS_FILE)?.text() ?? '') as CompletionWords;
    const lines = completionLines(process.argv.slice(3), made, namedCodes(files));
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  } catch (error) {
    const { code, message } = asRvuError(error);
    process.stderr.write(`rvu: ${code}: ${message}\n`);
    process.exitCode = EXIT.failed;
  }
}
