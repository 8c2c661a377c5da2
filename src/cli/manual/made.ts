import { readFileSync } from 'node:fs';
import { COMMANDS } from '../command-list.js';
import { renderMarkdown } from '../help/markdown.js';
import { TOPIC_NAMES } from '../help/topics.js';
import { PLAIN } from '../terminal/paint.js';
import { commandPage, type ManualPage, programPage } from './page.js';

/** What the build makes of the command definitions: the words of completion and the manual pages. */

export { completionWords } from '../completion/made-words.js';

const definitions = COMMANDS.map(({ command }) => command);

/** The text of a topic below its heading. */
function topicBody(file: string): string {
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  return renderMarkdown(rest.join('\n'), PLAIN).trimEnd();
}

/** The manual page of the program and one for each command. @param topics the folder of the help topics */
export function manualPages(version: string, topics: string): ManualPage[] {
  const exitCodes = topicBody(`${topics}/exit-codes.md`);
  return [
    programPage(definitions, TOPIC_NAMES, exitCodes, version),
    ...definitions.map((command) => commandPage(command, definitions, version)),
  ];
}
