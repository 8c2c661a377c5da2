import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batch } from '../cli/batch/support.js';
import { hasShared, NEEDS_SHARED } from '../support/shared.js';

/** Claim files that others have published, whole: every line is priced or refused for what is really the matter. */

const FOLDER = resolve(import.meta.dirname, '../../../shared/x12');
const FOLDERS = ['imsweb', 'linuxforhealth', 'stupidedi'];
const files = hasShared
  ? FOLDERS.flatMap((folder) => readdirSync(join(FOLDER, folder)).map((name) => join(folder, name)))
  : [];
const contentOf = (file: string): string => readFileSync(join(FOLDER, file), 'latin1');

/** Dates of service moved into the first quarter of 2026. */
function in2026(text: string): string {
  const moved = (date: string): string => `2026010${(Number(date.slice(-1)) % 9) + 1}`;
  return text.replace(/(DTP.472.R?D8.)(\d{8})(-\d{8})?/g, (_, start, first, last = '') => {
    return start + moved(first) + (last === '' ? '' : `-${moved(first)}`);
  });
}

/** How many service lines a file has, counted without the program. */
const linesOf = (text: string): number => text.match(/(?:^|[~_\n])SV1[*~]/g)?.length ?? 0;

/** What is really the matter with lines of these files, besides their dates: which codes they have, and which places. */
const REASONS =
  /^(?:|E_CODE_UNKNOWN|E_CODE_ENDED|E_CODE_ELSEWHERE|E_NOT_PRICED_STATUS_[EIXC]|E_MODIFIER_UNKNOWN|E_MODIFIER_[A-Z_]+|E_ZIP_UNKNOWN|E_X12_LINE)$/;
/** The same of lines that cannot be read */
const UNREADABLE =
  /ISA16 says that ":" separates components, but in SV101 ">" does|SV101-2 is not a code of five|N403 is not a ZIP/;

describe.skipIf(!hasShared)(`public 837P files, ${NEEDS_SHARED}`, () => {
  it('are there', () => expect(files.length).toBeGreaterThan(40));

  it.each(files)('%s with dates of 2026', async (file) => {
    const text = in2026(contentOf(file));
    const { errors, column, table, stderr } = await batch(Buffer.from(text, 'latin1'), ['claim']);
    expect(stderr).not.toContain('E_X12:');
    expect(table.rows.length).toBe(linesOf(text));
    for (const [i, error] of errors.entries()) {
      expect(error).toMatch(REASONS);
      const problem = column('rvu_problem')[i] ?? '';
      if (error === 'E_X12_LINE') expect(problem).toMatch(UNREADABLE);
      else expect(problem).toBe('');
      if (error === '') expect(column('rvu_allowed')[i]).toMatch(/^\d+\.\d\d$/);
    }
  });

  it.each(files)('%s with its own dates', async (file) => {
    const text = contentOf(file);
    const { errors, table, stderr } = await batch(Buffer.from(text, 'latin1'), ['claim']);
    expect(stderr).not.toContain('E_X12:');
    expect(table.rows.length).toBe(linesOf(text));
    // No release of their years, 2003 to 2006, is held.
    for (const error of errors)
      expect(error).toMatch(
        /^(?:E_DATE_NOT_COVERED|E_RELEASE_UNKNOWN|E_X12_LINE|E_ZIP_UNKNOWN|E_MODIFIER_UNKNOWN)$/,
      );
  });

  it('price most of the lines that have a code of today', async () => {
    const all = await Promise.all(
      files.map((file) => batch(Buffer.from(in2026(contentOf(file)), 'latin1'), ['claim'])),
    );
    const answered = all.filter(({ errors }) => errors.includes('')).length;
    expect(answered).toBeGreaterThan(20);
  });
});
