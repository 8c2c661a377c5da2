import { describe, expect, it } from 'vitest';
import { contentText, pricedCodes as priced } from '../../support/content.js';
// @ts-expect-error a plain script, run by hand, has no types
import { drawnCodes, PAGES_SEED, pricedCodes, SECOND_PAGES_SEED, THIRD_PAGES_SEED } from './draw-review.mjs';

function reading(name: string): { header: string[] | undefined; records: string[][] } {
  const [header, ...records] = contentText(name)
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
  return { header, records };
}

describe.each([
  ['review-300.tsv', undefined],
  ['review-pages.tsv', PAGES_SEED],
  ['review-pages-2.tsv', SECOND_PAGES_SEED],
  ['review-pages-3.tsv', THIRD_PAGES_SEED],
])('the second reading of %s', (name, seed) => {
  const { header, records } = reading(name);

  it('covers the 300 codes that the seed draws, not codes that somebody chose', () => {
    expect(header).toEqual(['code', 'finding', 'corrected']);
    expect(pricedCodes()).toEqual([...priced].sort());
    expect(records.map(([code]) => code)).toEqual(drawnCodes(seed));
    expect(records).toHaveLength(300);
  });

  it('leaves no finding uncorrected', () => {
    const open = records.filter(([, finding, corrected]) => finding !== '' && corrected !== 'yes');
    expect(open).toEqual([]);
  });
});
