import { describe, expect, it } from 'vitest';
import { contentText, pricedCodes as priced } from '../../support/content.js';
// @ts-expect-error a plain script, run by hand, has no types
import { drawnCodes, pricedCodes } from './draw-review.mjs';

const [header, ...records] = contentText('review-300.tsv')
  .split('\n')
  .slice(0, -1)
  .map((line) => line.split('\t'));

describe('the second reading', () => {
  it('covers the 300 codes that the seed draws, not codes that somebody chose', () => {
    expect(header).toEqual(['code', 'finding', 'corrected']);
    expect(pricedCodes()).toEqual([...priced].sort());
    expect(records.map(([code]) => code)).toEqual(drawnCodes());
    expect(records).toHaveLength(300);
  });

  it('leaves no finding uncorrected', () => {
    const open = records.filter(([, finding, corrected]) => finding !== '' && corrected !== 'yes');
    expect(open).toEqual([]);
  });
});
