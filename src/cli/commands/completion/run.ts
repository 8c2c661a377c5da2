import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { SHELLS, type Shell } from './command.js';
import { BASH } from './scripts/bash.js';
import { FISH } from './scripts/fish.js';
import { POWERSHELL } from './scripts/powershell.js';
import { ZSH } from './scripts/zsh.js';

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
};

/** `rvu completion`: the script of a shell. */
export function completionCommand(words: readonly string[], _options: object, io: Io): ExitCode {
  const [name = '', ...more] = words;
  const shell = SHELLS.find((each) => each === name.toLowerCase());
  if (!shell || more.length > 0) {
    const problem = `rvu completion does not take "${echo(words.join(' '))}".`;
    throw new UsageError('E_USAGE', problem, `Give one of ${SHELLS.join(', ')}.`);
  }
  io.stdout.write(SCRIPTS[shell]);
  return EXIT.answered;
}
