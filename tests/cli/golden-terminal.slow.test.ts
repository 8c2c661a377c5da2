import { it } from 'vitest';
import { Goldens, isScreen, streamsOf } from './golden.js';
import { cli } from './harness.js';

const goldens = new Goldens('screens');

// biome-ignore lint/suspicious/noControlCharactersInRegex: color sequences begin with the escape character
const COLOR = /\u001B\[\d+m/g;

/** Never the source of a golden text, so it has nothing to say while they are refreshed. */
const isRefresh = process.env.UPDATE_GOLDEN === '1';

it.skipIf(isRefresh).each(goldens.commands.filter(isScreen))(
  '$name is the same on a terminal, except for its colors',
  async (each) => {
    const colored = await cli(each.args, { columns: 80 });
    goldens.expect(each.name, streamsOf({ ...colored, stdout: colored.stdout.replace(COLOR, '') }));
  },
);
