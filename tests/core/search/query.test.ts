import { describe, expect, it } from 'vitest';
import { readQuery, type SearchMeanings } from '../../../src/core/search/query.js';

const meanings: SearchMeanings = new Map([
  ['stitch', ['wound repair', 'sutures']],
  ['kidney stone', ['lithotripsy']],
  ['surgery', ['-', 'open treatment']],
  ['left', ['-']],
]);
const terms = (query: string) => readQuery(query, meanings).terms;

describe('readQuery', () => {
  it('gives every way to say a word, the typed one first', () => {
    expect(terms('Stitches')).toEqual([
      { ways: [['stitch'], ['wound', 'repair'], ['suture']], isOptional: false },
    ]);
  });

  it('takes the longest phrase that has a meaning', () => {
    expect(terms('left kidney stone')).toEqual([
      { ways: [['left']], isOptional: true },
      { ways: [['kidney', 'stone'], ['lithotripsy']], isOptional: false },
    ]);
    expect(terms('kidney')).toEqual([{ ways: [['kidney']], isOptional: false }]);
  });

  it('requires optional words if there are no others', () => {
    expect(terms('left surgery')).toEqual([
      { ways: [['left']], isOptional: false },
      { ways: [['surgery']], isOptional: false },
    ]);
  });

  it('takes a quantity as words if nothing else was typed', () => {
    expect(readQuery('45 minutes', meanings)).toEqual({
      terms: [
        { ways: [['45']], isOptional: false },
        { ways: [['minute']], isOptional: false },
      ],
      quantities: [],
    });
  });
});
