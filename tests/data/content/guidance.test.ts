import { describe, expect, it } from 'vitest';
import { sectionOf } from '../../../src/core/code/section.js';
import type { Guidance } from '../../../src/core/content/code-content.js';
import type { NotPricedBook } from '../../../src/core/content/not-priced.js';
import { otherPayment } from '../../../src/core/content/not-priced.js';
import { openContent } from '../../../src/data/content/content.js';
import { DATA_DIR, rules } from '../../support/bundle.js';
import { contentText, pricedCodes, rows } from '../../support/content.js';

interface GuidanceFile {
  readonly sections: Record<string, Guidance>;
  readonly subsections: Record<string, Guidance>;
}

const { sections, subsections } = JSON.parse(contentText('sections.json')) as GuidanceFile;
const book = JSON.parse(contentText('not-priced.json')) as NotPricedBook;

describe('guidance', () => {
  it('exists for every section and subsection, and for nothing else', () => {
    const all = rules.sections();
    expect(Object.keys(sections).sort()).toEqual(all.map(({ id }) => id).sort());
    const parts = all.flatMap(({ id, subsections: list }) => list.map(({ name }) => `${id}/${name}`));
    expect(Object.keys(subsections).sort()).toEqual(parts.sort());
  });

  it('is the same read entry by entry as read from the whole file', () => {
    const content = openContent({ dataDir: DATA_DIR });
    for (const [id, each] of Object.entries(sections)) expect(content.guidance(id)).toEqual(each);
    for (const [key, each] of Object.entries(subsections)) {
      const [id = '', name] = key.split(/\/(.*)/s);
      expect(content.guidance(id, name)).toEqual(each);
    }
    expect(content.guidance('no-section')).toBeNull();
  });

  it('consists of complete sentences of at most 420 characters', () => {
    const odd = Object.entries({ ...sections, ...subsections }).flatMap(([key, each]) =>
      [each.guidance, each.shared, ...each.pitfalls, ...each.links]
        .filter((text) => !/^[\x20-\x7E]+[.!?]"?$/.test(text) || text.length > 420)
        .map((text) => `${key}: ${text}`),
    );
    expect(odd).toEqual([]);
  });
});

describe('codes without a price', () => {
  it('each have a class that says who pays', () => {
    const unpriced = rows.filter(({ code }) => !pricedCodes.has(code));
    expect(unpriced.length).toBeGreaterThan(9000);
    const silent = unpriced.filter(({ code, status }) => {
      const section = sectionOf(code, rules.sections())?.id ?? null;
      return otherPayment(book, { code, status, section }) === null;
    });
    expect(silent.map(({ code }) => code)).toEqual([]);
  });

  it.each([
    ['J1745', 'E', 'hcpcs-j', /average sales price/],
    ['80053', 'X', 'pathology-laboratory', /Clinical Laboratory Fee Schedule/],
    ['00100', 'J', 'anesthesia', /base units/],
    ['A0429', 'X', 'hcpcs-a', /Ambulance/i],
    ['90653', 'X', 'medicine', /vaccine|average wholesale/i],
    ['D0120', 'R', 'hcpcs-d', /linked to a covered medical service/],
  ])('%s: the schedule that pays is named', (code, status, section, payer) => {
    expect(otherPayment(book, { code, status, section })?.paid_by).toMatch(payer);
  });

  it('every letter of Level II is explained', () => {
    const letters = new Set(rows.map(({ code }) => code.charAt(0)).filter((first) => /[A-Z]/.test(first)));
    expect([...letters].filter((letter) => !book.letters[letter])).toEqual([]);
  });
});
