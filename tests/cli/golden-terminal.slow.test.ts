import { it } from 'vitest';
import { Goldens, isScreen, streamsOf } from './golden.js';
import { cli } from './harness.js';

const goldens = new Goldens('screens');

// biome-ignore lint/suspicious/noControlCharactersInRegex: color sequences begin with the escape character
const COLOR = /\u001B\[\d+m/g;

/** What only a person at a terminal is told. */
const LATER_RELEASE =
  /^rvu: RVU26C, for services from 2026-07-01, is also available: choose it with --date or --release\.\n/m;

/** Never the source of a golden text, so it has nothing to say while they are refreshed. */
const isRefresh = process.env.UPDATE_GOLDEN === '1';

it.skipIf(isRefresh).each(goldens.commands.filter(isScreen))(
  '$name is the same on a terminal, except for its colors and a later release',
  async (each) => {
    const colored = await cli(each.args, { columns: 80 });
    const stdout = colored.stdout.replace(COLOR, '');
    const stderr = colored.stderr.replace(LATER_RELEASE, '');
    goldens.expect(each.name, streamsOf({ ...colored, stdout, stderr }));
  },
);
