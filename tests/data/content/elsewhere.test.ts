import { describe, expect, it } from 'vitest';
import { otherScheduleOf } from '../../../src/core/release/other-schedules.js';
import { openContent } from '../../../src/data/content/content.js';
import { DATA_DIR, rules } from '../../support/bundle.js';
import { everyCode, names, plainText, records } from '../../support/content.js';

/** Codes of other fee schedules: their names, and the classes that say who pays. */
const others = records('elsewhere.tsv').map(([code = '', name = '', synonyms = '']) => ({
  code,
  name,
  synonyms,
}));
const classes = rules.otherSchedules();

describe('elsewhere.tsv', () => {
  it('names the equipment, braces and nutrition that people ask for', () => {
    expect(others.filter(({ code }) => /^[EKL]/.test(code)).length).toBeGreaterThanOrEqual(120);
    for (const code of ['E0601', 'K0001', 'L3908', 'E0143', 'E1390', 'K0823', 'L1833', 'B4035'])
      expect(others.map((each) => each.code)).toContain(code);
  });

  it('names only codes that the release does not list, each by a name of its own', () => {
    expect(others.filter(({ code }) => everyCode.has(code))).toEqual([]);
    const taken = new Set(names.map(({ name }) => plainText(name)));
    for (const { name } of others) {
      expect(taken).not.toContain(plainText(name));
      taken.add(plainText(name));
    }
  });

  it('has no synonym that says the name again', () => {
    const twice = others.filter(({ name, synonyms }) => {
      const plain = [name, ...synonyms.split('; ')].map(plainText);
      return new Set(plain).size !== plain.length;
    });
    expect(twice).toEqual([]);
  });

  it('names only codes that another fee schedule pays', () => {
    expect(others.filter(({ code }) => otherScheduleOf(classes, code) === null)).toEqual([]);
  });

  it('is where the names of such codes are found', () => {
    const content = openContent({ dataDir: DATA_DIR });
    expect(content.names('E0601')?.name).toBe('CPAP device');
    expect(content.elsewhere('E0600', 'E0603')).toEqual(['E0600', 'E0601', 'E0602', 'E0603']);
    expect(content.names('E0609')).toBeNull();
  });
});

describe('other-schedules.json', () => {
  it('has a class for every letter of HCPCS Level II that the release does not list', () => {
    const listed = new Set([...everyCode].map((code) => code.charAt(0)));
    for (const letter of 'BCEKLU') {
      expect(listed).not.toContain(letter);
      expect(otherScheduleOf(classes, `${letter}9999`)?.paid_by).toMatch(/[a-z]/);
    }
  });

  it('says nothing of codes whose letter the release lists, of CPT codes and of words', () => {
    for (const code of ['J9999', '99999', 'LEWIS', 'B']) expect(otherScheduleOf(classes, code)).toBeNull();
  });

  it('has no class that an earlier one hides whole', () => {
    const hidden = classes.filter(
      ({ match, id }) =>
        match.first !== undefined &&
        otherScheduleOf(classes, match.first)?.id !== id &&
        otherScheduleOf(classes, match.last ?? '')?.id !== id,
    );
    expect(hidden.map(({ id }) => id)).toEqual([]);
  });
});
