import { describe, expect, it } from 'vitest';
import { expectCleanStreams, Goldens, runCase, streamsOf } from './golden.js';

/**
 * Screens, help and formats, word for word, so that a change of wording is a decision, not an accident. The
 * figures in them are proved elsewhere (tests/oracles); UPDATE_GOLDEN=1 refreshes the texts.
 */
const goldens = new Goldens('screens');

describe.each(goldens.commands)('$name', (each) => {
  it('matches its golden text', async () => {
    const ran = await runCase(each);
    expect(ran.code).toBe(each.exit);
    expectCleanStreams(each, ran);
    for (const word of each.says) expect(ran.stdout).toContain(word);
    goldens.expect(each.name, streamsOf(ran));
  });
});

it('has no golden text that nothing prints', () => {
  expect(goldens.texts).toEqual([]);
});

it('names every case once', () => {
  const { names } = goldens;
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
