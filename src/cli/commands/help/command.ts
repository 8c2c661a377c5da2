import { TOPIC_NAMES } from '../../help/topics.js';
import { defineCommand } from '../../options/command.js';

export const HELP = defineCommand({
  name: 'help',
  summary: `help on a command, or on ${TOPIC_NAMES.join(', ')}`,
  description: 'Help on a command or a topic.',
  argument: ['[topic]', 'a command or topic'],
  names: ['topic'],
  options: {},
  help: '',
});
