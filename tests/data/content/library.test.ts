import { describe, expect, it } from 'vitest';
import {
  findCodes,
  lookupService,
  openContent,
  openSchedule,
  openSearch,
  PopulationCache,
  pageOf,
} from '../../../src/engine.js';

describe('the library', () => {
  it("opens the bundle's content and search without being told where they are", async () => {
    const content = openContent();
    const schedule = openSchedule();
    expect(content.names('27447')?.synonyms).toContain('TKA');
    const hits = findCodes(await openSearch(), schedule, content, 'TKA');
    expect(hits[0]?.code).toBe('27447');
    expect(hits[0]?.score).toBeGreaterThan(0);
  });

  it('builds a page as the command line does', () => {
    const schedule = openSchedule();
    const report = lookupService(schedule, { code: '90853', modifiers: [] }, new PopulationCache(schedule));
    if (!report.ok) throw new Error(report.message);
    const page = pageOf(openContent(), report);
    expect(page.texts?.description).toMatch(/group/i);
    expect(page.related.map(({ relation }) => relation)).toContain('add-on');
  });

  it('finds the same by key as by reading the whole file', () => {
    const [one, many] = [openContent(), openContent({ inMemory: true })];
    for (const code of ['00000', '10021', '27447', '90853', '99499', 'G0101', 'ZZZZZ']) {
      expect(one.names(code)).toEqual(many.names(code));
      expect(one.texts(code)).toEqual(many.texts(code));
    }
  });
});
