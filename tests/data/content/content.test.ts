import { describe, expect, it } from 'vitest';
import { sectionOf } from '../../../src/core/code/section.js';
import { searchWords } from '../../../src/core/search/words.js';
import { rules } from '../../support/bundle.js';
import {
  addOns,
  contentText,
  everyCode,
  families,
  nameOf,
  names,
  pages,
  plainText,
  pricedCodes,
  rows,
} from '../../support/content.js';

/** What every text of data/content must satisfy, no matter who writes it. */

const NAME = /^[A-Z0-9][A-Za-z0-9 ,.()/%'+:&<>=-]*$/;
const PROSE = /^[A-Z0-9"][A-Za-z0-9 ,.()/%'+:;&<>=!?$"-]*[.!?]"?$/;

/** "12345: what is wrong", for the records that fail. */
function wrong<T extends { readonly code: string }>(
  list: readonly T[],
  what: (one: T) => string | false,
): string[] {
  return list.flatMap((one) => {
    const said = what(one);
    return said === false ? [] : [`${one.code}: ${said}`];
  });
}

describe.each(['names.tsv', 'elsewhere.tsv', 'pages.tsv', 'addons.tsv', 'families.tsv', 'search-words.tsv'])(
  '%s',
  (name) => {
    const lines = contentText(name).split('\n');

    it('is plain ASCII, ends with a line feed, has no blank line and no space at an end', () => {
      expect(lines.at(-1)).toBe('');
      const odd = lines
        .slice(0, -1)
        .filter((line) => !/^[\t\x20-\x7E]+$/.test(line) || / \t|\t | {2}|^ | $/.test(line));
      expect(odd).toEqual([]);
    });

    it('has as many cells in each record as its header, and is sorted', () => {
      const width = lines[0]?.split('\t').length;
      const records = lines.slice(1, -1);
      expect(records.filter((line) => line.split('\t').length !== width)).toEqual([]);
      expect(records.filter((line, i) => i > 0 && line <= (records[i - 1] ?? ''))).toEqual([]);
    });
  },
);

describe('names', () => {
  it('exist for every code that Medicare prices', () => {
    expect(pricedCodes.size).toBe(7835);
    expect([...pricedCodes].filter((code) => !nameOf.has(code))).toEqual([]);
  });

  it('belong to codes in the release', () => {
    expect(wrong(names, ({ code }) => !everyCode.has(code) && 'is not in the release')).toEqual([]);
  });

  it('are written in the allowed characters, begin with a capital or digit and are 4 to 120 long', () => {
    const odd = ({ name }: { name: string }) =>
      (!NAME.test(name) || name.length < 4 || name.length > 120 || name.endsWith('.')) && name;
    expect(wrong(names, odd)).toEqual([]);
  });

  it('belong to one code each', () => {
    const seen = new Map<string, string>();
    const twice = wrong(names, ({ code, name }) => {
      const other = seen.get(plainText(name));
      seen.set(plainText(name), code);
      return other !== undefined && `has the same name as ${other}: ${name}`;
    });
    expect(twice).toEqual([]);
  });

  it('of add-on codes say that they are additional', () => {
    const addOn = new Set(rows.filter(({ globalDays }) => globalDays === 'ZZZ').map(({ code }) => code));
    expect(addOn.size).toBeGreaterThan(900);
    const silent = wrong(
      names,
      ({ code, name }) => addOn.has(code) && !/additional|add-on/i.test(name) && name,
    );
    expect(silent).toEqual([]);
  });

  it('of codes with 26 and TC rows mention neither part', () => {
    const split = new Set(rows.filter(({ modifier }) => modifier === '26').map(({ code }) => code));
    const parts = /professional component|technical component|\bmodifier\b|\bTC\b/i;
    expect(wrong(names, ({ code, name }) => split.has(code) && parts.test(name) && name)).toEqual([]);
  });

  it('have at most ten synonyms, each listed once and different from the name', () => {
    const odd = wrong(names, ({ name, synonyms }) => {
      const plain = [name, ...synonyms].map(plainText);
      if (synonyms.length > 10) return 'more than ten synonyms';
      const bad = synonyms.find((each) => !/^[A-Za-z0-9 ,.()/%'+:&<>=-]+$/.test(each) || each.length > 60);
      if (bad !== undefined) return `characters or length of "${bad}"`;
      return new Set(plain).size !== plain.length && `a synonym twice: ${synonyms.join('; ')}`;
    });
    expect(odd).toEqual([]);
  });
});

describe('pages', () => {
  const paged = new Set(pages.map(({ code }) => code));
  const sectionId = (code: string): string => sectionOf(code, rules.sections())?.id ?? '';

  it('exist for every Medicine and Evaluation and management code', () => {
    const whole = ['medicine', 'evaluation-management'];
    const missing = [...everyCode].filter((code) => whole.includes(sectionId(code)) && !paged.has(code));
    expect(missing).toEqual([]);
  });

  it('exist for at least 1,000 codes of Surgery, Radiology, Pathology and HCPCS G', () => {
    const counted = ['surgery', 'radiology', 'pathology-laboratory', 'hcpcs-g'];
    const others = pages.filter(({ code }) => counted.includes(sectionId(code)));
    expect(others.length).toBeGreaterThanOrEqual(1000);
  });

  it('belong to codes with a name', () => {
    expect(wrong(pages, ({ code }) => !nameOf.has(code) && 'has no name')).toEqual([]);
  });

  it('are sentences in the allowed characters and lengths', () => {
    const limits = [
      ['description', 15, 420],
      ['plain', 8, 220],
      ['context', 15, 560],
    ] as const;
    const odd = wrong(pages, (page) => {
      const bad = limits.find(
        ([field, least, most]) =>
          !PROSE.test(page[field]) || page[field].length < least || page[field].length > most,
      );
      return bad !== undefined && `${bad[0]}: ${page[bad[0]]}`;
    });
    expect(odd).toEqual([]);
  });

  it('name one to six specialties', () => {
    const form = /^[A-Z][A-Za-z ,/()-]{2,50}$/;
    const odd = wrong(
      pages,
      ({ specialties }) =>
        (specialties.length < 1 || specialties.length > 6 || specialties.some((each) => !form.test(each))) &&
        specialties.join('; '),
    );
    expect(odd).toEqual([]);
  });

  it("send the reader to codes of the release, or say that a code is another schedule's or was replaced", () => {
    const code = /\b(?:\d{5}|[A-Z]\d{4}|\d{4}[TF])\b/g;
    const past = /replace|former|delet|retired|no longer|old code|merged|earlier/i;
    // CMS's file has no code of these letters: nutrition, hospital outpatient, equipment, orthotics.
    const elsewhere = /^[BCEKL]/;
    const odd = wrong(pages, ({ description, context }) => {
      const sentences = `${description} ${context}`.split(/(?<=[.!?]) /).filter((text) => !past.test(text));
      const mentioned = sentences.flatMap((text) => text.match(code) ?? []);
      const unknown = mentioned.filter((each) => !everyCode.has(each) && !elsewhere.test(each));
      return unknown.length > 0 && unknown.join(', ');
    });
    expect(odd).toEqual([]);
  });
});

describe('relations between codes', () => {
  it('add-ons are add-on codes, and the codes they are billed with are in the release', () => {
    const zzz = new Set(rows.filter(({ globalDays }) => globalDays === 'ZZZ').map(({ code }) => code));
    expect(wrong(addOns, ({ code }) => !zzz.has(code) && 'is not an add-on code')).toEqual([]);
    expect(
      wrong(
        addOns,
        ({ code, primaries }) =>
          primaries.some((each) => !everyCode.has(each) || each === code) && primaries.join(' '),
      ),
    ).toEqual([]);
  });

  it('families are two or more different codes of the release, no two with the same name', () => {
    const odd = families.flatMap(({ title, kind, codes, first }) => {
      const called = codes.map((code) => plainText(nameOf.get(code) ?? code));
      const fine =
        /^(steps|variants)$/.test(kind) &&
        title.length >= 4 &&
        first === codes[0] &&
        codes.length >= 2 &&
        codes.every((code) => everyCode.has(code)) &&
        new Set(codes).size === codes.length &&
        new Set(called).size === called.length;
      return fine ? [] : [`${title}: ${codes.join(' ')}`];
    });
    expect(odd).toEqual([]);
  });
});

describe('search words', () => {
  const records = contentText('search-words.tsv')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [typed: string, means: string]);

  it('are written as the search reads them, at most four to a phrase', () => {
    expect(records.length).toBeGreaterThan(400);
    expect(records.filter(([typed]) => searchWords(typed).join(' ') !== typed)).toEqual([]);
    expect(records.filter(([typed]) => typed.split(' ').length > 4)).toEqual([]);
  });

  it('mean words that lead to a code', () => {
    const plainOf = new Map(pages.map(({ code, plain }) => [code, plain]));
    const texts = names.map(({ code, name, synonyms }) => {
      const plain = plainOf.get(code) ?? '';
      return new Set(searchWords([name, ...synonyms, plain].join(' ')));
    });
    const leads = (way: string): boolean =>
      texts.some((words) => searchWords(way).every((word) => words.has(word)));
    const dead = records.flatMap(([typed, means]) =>
      means.split('; ').flatMap((way) => (way === '-' || leads(way) ? [] : [`${typed}: ${way}`])),
    );
    expect(dead).toEqual([]);
  });
});
