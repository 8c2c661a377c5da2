import { describe, expect, it } from 'vitest';
import type { CodeContent } from '../../../src/core/content/code-content.js';
import { findCodes } from '../../../src/core/search/find-codes.js';
import { readQuery, type SearchMeanings, type SearchQuery } from '../../../src/core/search/query.js';
import { rankHits } from '../../../src/core/search/rank-hits.js';
import { schedule } from '../../support/bundle.js';

const NAMES: Readonly<Record<string, readonly [name: string, ...synonyms: string[]]>> = {
  '11111': ['Knee replacement', 'TKA'],
  '22222': ['Revision of knee replacement'],
  '33333': ['Hip replacement', 'knee and hip replacement'],
  '44444': ['Replacement of the knee'],
  '55551': ['Wound repair of the face, 2.5 cm or less'],
  '55552': ['Wound repair of the face, 2.6 to 5.0 cm'],
  '55553': ['Wound repair of the face, over 5.0 cm'],
};

const meanings: SearchMeanings = new Map([
  ['stitch', ['wound repair']],
  ['surgery', ['-']],
]);

const content = {
  elsewhere: () => [],
  names: (code: string) => {
    const [name, ...synonyms] = NAMES[code] ?? [];
    return name === undefined ? null : { name, synonyms };
  },
} as unknown as CodeContent;

const order = (query: string, scores: Readonly<Record<string, number>>): string[] =>
  rankHits(
    readQuery(query, meanings),
    Object.entries(scores).map(([code, score]) => ({ code, score })),
    content,
  ).map(({ code }) => code);

describe('rankHits', () => {
  it('puts the code first whose name is exactly the query', () => {
    expect(order('knee replacement', { '22222': 9, '33333': 8, '11111': 5 })[0]).toBe('11111');
    expect(order('tka', { '22222': 9, '11111': 2 })[0]).toBe('11111');
  });

  it('forgives a wrong letter in a whole name', () => {
    expect(order('knee replacment', { '22222': 9, '11111': 5 })[0]).toBe('11111');
  });

  it('scores the right words lower in a different order', () => {
    expect(order('knee replacement', { '44444': 5, '11111': 5 })).toEqual(['11111', '44444']);
  });

  it('takes what means the same as if it had been typed, and does without optional words', () => {
    expect(order('stitches face', { '55551': 5, '11111': 6 })[0]).toBe('55551');
    expect(order('knee replacement surgery', { '22222': 9, '11111': 5 })[0]).toBe('11111');
  });

  it('puts the code first whose size is that of the query', () => {
    const scores = { '55551': 9, '55552': 8, '55553': 7 };
    expect(order('stitches face 2 cm', scores)[0]).toBe('55551');
    expect(order('stitches face 3 cm', scores)[0]).toBe('55552');
    expect(order('face wound repair 50 mm', scores)[0]).toBe('55552');
    expect(order('face wound repair 6cm', scores)[0]).toBe('55553');
  });

  it('leaves codes without a name where the index put them', () => {
    expect(order('something', { '99998': 3, '99997': 7 })).toEqual(['99997', '99998']);
  });
});

describe('findCodes', () => {
  const silent = { meanings, find: () => [] };

  it('treats digits as the beginning of a code, with named codes first', () => {
    const codes = findCodes(silent, schedule, content, '9084').map(({ code }) => code);
    expect(codes).toEqual(['90840', '90845', '90846', '90847', '90849']);
    expect(findCodes(silent, schedule, content, 'g0101')[0]?.code).toBe('G0101');
  });

  it('asks the index for anything else', () => {
    const asked: string[] = [];
    const index = {
      meanings,
      find: ({ terms }: SearchQuery) => {
        asked.push(terms.map(({ ways }) => ways[0]?.join(' ')).join(' '));
        return [{ code: '11111', score: 1 }];
      },
    };
    expect(findCodes(index, schedule, content, 'level 4')).toHaveLength(1);
    expect(findCodes(index, schedule, content, '99999')).toHaveLength(1);
    expect(asked).toEqual(['level 4', '99999']);
  });
});
