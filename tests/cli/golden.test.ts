import { describe, expect, it } from 'vitest';
import {
  expectCleanStreams,
  expectGolden,
  isScreen,
  orphans,
  readCases,
  runCase,
  transcript,
} from './golden.js';
import { cli } from './harness.js';

/**
 * Screens, help and formats, word for word, so that a change of wording is a decision and not an accident.
 * The figures in them are proved elsewhere (tests/oracles); UPDATE_GOLDEN=1 refreshes the texts.
 */
const cases = readCases('cases.json');

describe.each(cases)('$name', (each) => {
  it('matches its golden text', async () => {
    const ran = await runCase(each);
    expect(ran.code).toBe(each.exit);
    expectCleanStreams(each, ran);
    for (const word of each.words ?? []) expect(ran.stdout).toContain(word);
    expectGolden(`screens/${each.name}.txt`, transcript(each, ran));
  });
});

it('has a case for every golden file', () => {
  expect(
    orphans(
      'screens',
      cases.map((each) => each.name),
    ),
  ).toEqual([]);
});

it('names every case once', () => {
  const names = cases.map((each) => each.name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: color sequences begin with the escape character
const COLOR = /\u001B\[\d+m/g;
const screens = cases.filter(isScreen);

it.each(screens)('adds only color on a terminal: $name', async ({ args }) => {
  const plain = await cli(args);
  const colored = await cli(args, { columns: 80 });
  expect(colored.stdout.replace(COLOR, '')).toBe(plain.stdout);
  expect(colored.stderr).toBe(plain.stderr);
});
