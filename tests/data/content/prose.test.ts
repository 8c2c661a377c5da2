import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf, pages, plainText, pricedCodes } from '../../support/content.js';

/** Pages are prose, not telegrams: what can be counted of that is counted here. */

const MEAN_WORDS = 10;
const SHORT_WORDS = 5;
const SHORT_SHARE = 0.05;
const PAGES_OF_A_SENTENCE = 3;

const sentencesOf = (text: string): string[] =>
  text.replace(/\b(e\.g|i\.e|vs|approx|Dr|No)\./g, '$1').split(/(?<=[.!?]"?) +/);

const wordsOf = (sentence: string): number => sentence.split(' ').length;

/**
 * Verbs in the forms that descriptions use, read by eye; one that is also a noun or an adjective ends with
 * "?" and counts only where no article, number, preposition or conjunction comes before it. This knows no
 * grammar: a sentence whose only verb is in a relative clause passes.
 */
const listed = readFileSync(resolve(import.meta.dirname, '../../cases/verbs.txt'), 'utf8')
  .trimEnd()
  .split('\n');
const verbs = new Set(listed.filter((word) => !word.endsWith('?')));
const verbOrNoun = new Set(listed.filter((word) => word.endsWith('?')).map((word) => word.slice(0, -1)));
const beforeNoun = new Set(
  (
    'a an the its their no per each any other one two three as of for with by in to or and without from on at ' +
    'between after before under into through during'
  ).split(' '),
);

function verbless(sentence: string): boolean {
  const words = sentence.toLowerCase().match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [];
  return !words.some(
    (word, i) => verbs.has(word) || (verbOrNoun.has(word) && i > 0 && !beforeNoun.has(words[i - 1] ?? '')),
  );
}

describe('pages', () => {
  it('exist for every code that Medicare prices', () => {
    const paged = new Set(pages.map(({ code }) => code));
    expect([...pricedCodes].filter((code) => !paged.has(code))).toEqual([]);
  });

  it('say more than the name of the code', () => {
    const bare = pages.filter(({ code, description }) => {
      const name = plainText(nameOf.get(code) ?? '');
      const rest = plainText(description).replace(name, '').trim();
      return rest.split(' ').filter((word) => word.length > 3).length < 3;
    });
    expect(bare.map(({ code, description }) => `${code}: ${description}`)).toEqual([]);
  });

  it('hold sentences of ten words or more on the average, and few of under five', () => {
    const lengths = pages.flatMap(({ description, context }) =>
      sentencesOf(`${description} ${context}`).map(wordsOf),
    );
    const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
    const short = lengths.filter((each) => each < SHORT_WORDS).length / lengths.length;
    const said = `${lengths.length} sentences, mean ${mean.toFixed(2)} words, ${(100 * short).toFixed(2)}% under ${SHORT_WORDS}`;
    expect(mean, said).toBeGreaterThanOrEqual(MEAN_WORDS);
    expect(short, said).toBeLessThanOrEqual(SHORT_SHARE);
  });

  it('share no sentence with more than two others', () => {
    const owners = new Map<string, Set<string>>();
    for (const { code, description, plain, context } of pages) {
      for (const sentence of sentencesOf(`${description} ${plain} ${context}`)) {
        owners.set(sentence, (owners.get(sentence) ?? new Set()).add(code));
      }
    }
    const rote = [...owners].filter(([, codes]) => codes.size > PAGES_OF_A_SENTENCE);
    expect(rote.map(([sentence, codes]) => `${codes.size}: ${sentence}`)).toEqual([]);
  });

  it('describe with a verb in each sentence', () => {
    const telegrams = pages.flatMap(({ code, description }) =>
      sentencesOf(description).flatMap((sentence) => (verbless(sentence) ? [`${code}: ${sentence}`] : [])),
    );
    expect(telegrams).toEqual([]);
  });
});

describe('the rule about verbs', () => {
  it('finds a telegram and lets a sentence pass', () => {
    expect(verbless('Closed treatment of a bimalleolar ankle fracture with manipulation.')).toBe(true);
    expect(verbless('Complete x-ray study of the open mouth with tests.')).toBe(true);
    expect(verbless('A bimalleolar ankle fracture is set without opening it.')).toBe(false);
    expect(verbless('The wounds form one group.')).toBe(false);
  });

  it('reads a list that is sorted and holds each verb once', () => {
    expect(listed).toEqual([...new Set(listed)].sort());
    expect(listed.length).toBeGreaterThan(400);
  });
});
