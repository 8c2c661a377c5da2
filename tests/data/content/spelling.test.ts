import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentText } from '../../support/content.js';

/**
 * A word that occurs in three texts is assumed to be spelled correctly; one that occurs in fewer must be in
 * tests/cases/rare-words.txt, a list that was proofread by eye. A typo is nearly always such a word.
 * UPDATE_WORDS=1 rewrites the list: read its diff, and correct anything that is not a word.
 */
const LIST = resolve(import.meta.dirname, '../../cases/rare-words.txt');
const COMMON = 3;

const FILES = [
  'names.tsv',
  'elsewhere.tsv',
  'pages.tsv',
  'families.tsv',
  'sections.json',
  'not-priced.json',
  '../rules/ended-codes.tsv',
  '../rules/other-schedules.json',
];

/** Lower-case words made of letters; abbreviations in capitals and anything with digits do not count. */
function wordsOf(text: string): string[] {
  const parts = text.split(/[^A-Za-z0-9']+/).map((word) => word.replace(/^'+|'+$/g, '').replace(/'s$/, ''));
  return parts.filter(
    (word) => /^[A-Za-z]+('[a-z]+)?$/.test(word) && word.length > 2 && !/[A-Z]{2}/.test(word),
  );
}

/** How many lines of the content each word occurs in. */
function countWords(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of FILES.flatMap((name) => contentText(name).split('\n'))) {
    for (const word of new Set(wordsOf(line).map((each) => each.toLowerCase()))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

const counts = countWords();
const rare = [...counts].filter(([, count]) => count < COMMON).map(([word]) => word);

if (process.env.UPDATE_WORDS) writeFileSync(LIST, `${rare.sort().join('\n')}\n`);

const known = readFileSync(LIST, 'utf8').trimEnd().split('\n');

describe('spelling', () => {
  it('reads the words of every text', () => {
    expect(counts.size).toBeGreaterThan(4000);
    expect(counts.get('colonoscopy')).toBeGreaterThan(20);
  });

  it('rare words are on the list of words read by eye', () => {
    const listed = new Set(known);
    expect(rare.filter((word) => !listed.has(word)).sort()).toEqual([]);
  });

  it('the list is sorted and has each word once', () => {
    expect(known).toEqual([...new Set(known)].sort());
  });

  it('spells as Americans do', () => {
    const british =
      /^(tumours?|colour\w*|haem(?!ophilus)\w+|oesoph\w+|paediatr\w+|anaesth\w+|orthopaed\w+|gynaec\w+|oedema\w*|fibre(s|optic)?|centres?|labour|behaviour\w*|programmes?|catheteris\w+|visualis\w+|stabilis\w+|immunis\w+|localis\w+|ileo?stomie|leucocyt\w+|diarrhoea|foetal|foetus|metres?|litres?)$/;
    expect([...counts.keys()].filter((word) => british.test(word))).toEqual([]);
  });
});
