import { spawn } from 'node:child_process';
import type { Output } from './output.js';

/** The only other program that rvu runs: the one that a user reads long answers with. */

export interface Pager {
  readonly input: Output;
  /** Ends its input and waits until the reader has left it */
  end(): Promise<void>;
}

/** What Git gives to less and lv: quit if it all fits, keep colors, leave the text on the screen. */
const USUAL = { LESS: 'FRX', LV: '-c' };

/** The words of a command, which may be quoted. */
function wordsOf(command: string): string[] {
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

/**
 * Starts a pager on the terminal.
 * @param onQuit called when the reader leaves it
 * @returns null if there is no such program
 */
export function startPager(
  command: string,
  env: Readonly<Record<string, string | undefined>>,
  onQuit: () => void,
): Promise<Pager | null> {
  const [program = '', ...args] = wordsOf(command);
  const child = spawn(program, args, {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...USUAL, ...env },
  });
  const { stdin } = child;
  // A reader who leaves early breaks the pipe; that is no error.
  stdin.on('error', () => {});
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  return new Promise((started) => {
    child.on('error', () => started(null));
    child.on('spawn', () => {
      child.on('close', onQuit);
      started({
        input: stdin,
        end: async () => {
          child.off('close', onQuit);
          stdin.end();
          await closed;
        },
      });
    });
  });
}
