import { describe, expect, it } from 'vitest';
import { names, pages, plainText } from '../support/content.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared.js';
import { readCsv } from '../support/text.js';

/**
 * CMS's DESCRIPTION column is copyright of the AMA. One of our names may be identical only if it is simply
 * what everybody calls the thing; a synonym or a text of a page never may.
 */
const CODE = 0;
const DESCRIPTION = 2;

/** A common name is short. */
const LONGEST_COMMON_NAME = 4;

function descriptors(): Map<string, string> {
  const table = readCsv(sharedPath('RVU26A', 'PPRRVU2026_Jan_nonQPP.csv'));
  const rows = table.filter((cells) => cells.length > 31 && /^[0-9A-Z]{5}$/.test(cells[CODE] ?? ''));
  return new Map(rows.map((cells) => [cells[CODE] ?? '', plainText(cells[DESCRIPTION] ?? '')]));
}

describe.skipIf(!hasShared)(`our texts against CMS's DESCRIPTION column (${NEEDS_SHARED})`, () => {
  const described = hasShared ? descriptors() : new Map<string, string>();

  it('reads the descriptors', () => {
    expect(described.size).toBeGreaterThan(16_000);
  });

  it('at most one name in a hundred is the same, being the common name', () => {
    const same = names.filter(({ code, name }) => described.get(code) === plainText(name));
    const share = (same.length / names.length) * 100;
    process.stderr.write(
      `Names equal to the DESCRIPTION: ${same.length} of ${names.length} (${share.toFixed(2)}%)\n`,
    );
    expect(share).toBeLessThan(1);
    const long = same.filter(({ name }) => name.split(' ').length > LONGEST_COMMON_NAME);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it('no text of a page is, except for the short names of things', () => {
    const texts = pages.flatMap(({ code, description, plain, context }) =>
      [description, plain, context].map((text) => [code, plainText(text)] as const),
    );
    const same = texts.filter(([code, text]) => described.get(code) === text);
    expect(same.length / texts.length).toBeLessThan(0.005);
    expect(same.filter(([, text]) => text.split(' ').length > LONGEST_COMMON_NAME)).toEqual([]);
  });
});
