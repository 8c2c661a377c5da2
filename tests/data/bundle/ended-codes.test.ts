import { describe, expect, it } from 'vitest';
import { bundledCells, rules, schedule } from '../../support/bundle.js';

/** The table of codes that have ended, against the releases. */
const ended = bundledCells('rules/ended-codes.tsv');
const codes = new Set(ended.map(({ code }) => code ?? ''));
const elsewhere = new Set(bundledCells('content/elsewhere.tsv').map(({ code }) => code ?? ''));
const spansOf = (code: string) => schedule.past?.(code, '')?.spans ?? [];
const isInNewest = (code: string): boolean => (spansOf(code).at(-1)?.figures ?? null) !== null;

describe('data/rules/ended-codes.tsv', () => {
  it('has codes that people still type', () => {
    expect(ended.length).toBeGreaterThan(700);
    for (const code of '99201 97001 99241 99251 90801 90862 96101 92585 76101 77051 45355 43219 64550 27193 36147 37201 62310 20005 95831 99217 99224'.split(
      ' ',
    ))
      expect(codes).toContain(code);
  });

  it('is plain ASCII, sorted, with every cell but replaced_by and note filled in', () => {
    const list = [...codes];
    expect(list).toEqual([...list].sort());
    expect(list).toHaveLength(ended.length);
    for (const { code = '', was = '', last_day = '', source = '', note = '' } of ended) {
      expect(code).toMatch(/^[A-Z\d]\d{3}[A-Z\d]$/);
      expect(was).toMatch(/^[A-Z0-9][\x20-\x7e]{5,100}[^.]$/);
      expect(note).toMatch(/^$|^[A-Z0-9][\x20-\x7e]+\.$/);
      expect(last_day).toMatch(/^20\d\d-(?:12-31|09-30)$/);
      expect(source).toMatch(/CMS-1\d{3}-FC?$|^HCPCS/);
    }
  });

  it('replaces codes by codes of the newest release, by others of the table, or by named ones of other schedules', () => {
    const unknown = ended.flatMap(({ code, replaced_by = '', note = '' }) => {
      const named = [
        ...replaced_by.split(' ').filter(Boolean),
        ...(note.match(/\b(?:[A-Z]\d{4}|\d{4}[A-Z\d])\b/g) ?? []),
      ];
      const wrong = named.filter((each) => !isInNewest(each) && !codes.has(each) && !elsewhere.has(each));
      // A year is four digits and no code.
      return wrong.length > 0 ? [`${code}: ${wrong.join(', ')}`] : [];
    });
    expect(unknown).toEqual([]);
  });

  it('leads from every code that was replaced to codes that are in use', () => {
    const inUse = (code: string, depth = 0): boolean => {
      if (isInNewest(code) || elsewhere.has(code)) return true;
      const next = rules.endedCode(code)?.replacedBy ?? [];
      return depth < 4 && next.some((each) => inUse(each, depth + 1));
    };
    const lost = ended.filter(
      ({ code = '', replaced_by = '', note = '' }) =>
        replaced_by !== '' && !inUse(code) && !/\d{5}/.test(note),
    );
    expect(lost.map(({ code }) => code)).toEqual([]);
  });

  it('ends codes on the day on which the releases do', () => {
    const wrong = ended.flatMap(({ code = '', last_day = '' }) => {
      const spans = spansOf(code);
      if (spans.length === 0) return [];
      const gone = spans.at(-1);
      const before = spans.at(-2)?.last.through ?? '';
      // The quarter before may not be held, so the code may have ended in it.
      const fits = gone?.figures === null && before <= last_day && last_day < gone.first.from;
      return fits ? [] : [`${code}: ${last_day}`];
    });
    expect(wrong).toEqual([]);
  });

  it('has every CPT code that ended within the releases and was paid', () => {
    const missing = bundledCells('history/rows.tsv').filter(
      ({ code = '', modifier, spans = '' }) =>
        modifier === '' &&
        /^\d{5}$/.test(code) &&
        /; \w+ -$/.test(spans) &&
        / [AR] /.test(spans) &&
        !codes.has(code),
    );
    expect(missing.map(({ code }) => code)).toEqual([]);
  });
});
