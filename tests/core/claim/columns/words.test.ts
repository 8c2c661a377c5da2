import { describe, expect, it } from 'vitest';
import { allWords, stepWords, textOf } from '../../../../src/core/claim/columns/words.js';
import '../../../../src/core/claim/engine.js';

const text = (number: number): string => `text ${number}`;

describe('the words of the rules', () => {
  it('name only arguments that they have, which shows when they are printed', () => {
    const all = allWords();
    expect(all.length).toBeGreaterThan(50);
    for (const words of all) {
      const templates = words.kind === 'step' ? [words.sentence, words.formula] : [words.message];
      const args = Array.from({ length: words.count }, () => 1);
      for (const template of templates) expect(textOf(template, args, text)).not.toMatch(/[{}[\]]/);
    }
  });

  it('are refused if they name another', () => {
    const words = stepWords('fee', {
      name: 'a step',
      sentence: '{fee:dollars} of {other:dollars}',
      source: [],
    });
    expect(() => textOf(words.sentence, [1], text)).toThrow('has no argument other');
  });
});
