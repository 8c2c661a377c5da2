import type { Command } from 'commander';
import { echo } from '../../../core/issue/quoting.js';
import { TOPIC_NAMES, topicText } from '../../help/topics.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';

/** `rvu help`: the list of commands, the help of one, or a topic. */
export async function helpCommand(
  [name]: readonly string[],
  _options: object,
  io: Io,
  program: Command,
): Promise<ExitCode> {
  const text = name === undefined ? null : await topicText(name, io);
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (text !== null) io.stdout.write(text);
  else if (name === undefined || command) (command ?? program).outputHelp();
  else {
    program.error(
      `error: no help on '${echo(name)}'; the topics are ${TOPIC_NAMES.join(', ')}, and every command has its own`,
    );
  }
  return EXIT.answered;
}
