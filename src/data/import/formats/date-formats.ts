import { attribute, plain } from './workbook.js';

/** How a workbook shows its numbers: as dates, with leading zeros, or as they are (ECMA-376, §18.8.30). */

export type NumberForm = (value: number) => string;

/** Built-in formats of dates and times, those of East Asian languages included */
const BUILT_IN = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47];
const isBuiltInDate = (id: number): boolean =>
  BUILT_IN.includes(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** A format without what it shows as it is: texts in quotes, escaped characters, colors and conditions. */
const bare = (format: string): string => format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[[^\]]*\]/g, '');

const DAY_MS = 86_400_000;
/** Day 0 of the two ways to count days */
const FIRST_DAY = { '1900': Date.UTC(1899, 11, 30), '1904': Date.UTC(1904, 0, 1) };
/** The first day of the usual way that is right: Lotus 1-2-3, and so Excel, has a February 29 in 1900. */
const FIRST_RIGHT_DAY = 61;
/** The last day of 9999 */
const LAST_DAY = 2_958_465;

/** "2026-01-15", with "13:45:00" after it if there is a time of day; a time alone where there is no day. */
function dateText(value: number, is1904: boolean): string {
  if (value < 0 || value > LAST_DAY || (!is1904 && value >= 1 && value < FIRST_RIGHT_DAY))
    return String(value);
  const second = Math.round((value * DAY_MS) / 1000) * 1000;
  const iso = new Date((is1904 ? FIRST_DAY['1904'] : FIRST_DAY['1900']) + second).toISOString();
  const [day = '', time = ''] = iso.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).split('T');
  if (value < 1 && !is1904) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** A format such as 00000 gives every number as many digits, as ZIP codes and account numbers have. */
function padded(format: string): NumberForm | null {
  const [, zeros = '', rest] = /^(0{2,15})(?:\\?-(0{4}))?$/.exec(format) ?? [];
  if (zeros === '') return null;
  const length = zeros.length + (rest?.length ?? 0);
  return (value) => {
    if (!Number.isInteger(value) || value < 0) return String(value);
    const digits = String(value).padStart(length, '0');
    return rest === undefined ? digits : `${digits.slice(0, -rest.length)}-${digits.slice(-rest.length)}`;
  };
}

/**
 * The forms of numbers by style, as cells refer to it; null for those that are shown as they are.
 * @param styles xl/styles.xml
 * @param workbook xl/workbook.xml, which says how days are counted
 */
export function numberForms(styles: string, workbook: string): readonly (NumberForm | null)[] {
  const is1904 = /<workbookPr\b[^>]*\sdate1904="(?:1|true)"/.test(workbook);
  const asDate: NumberForm = (value) => dateText(value, is1904);
  const formats = new Map(
    [...styles.matchAll(/<numFmt\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId') ?? '',
      plain(attribute(tag, 'formatCode') ?? ''),
    ]),
  );
  const formOf = (id: string): NumberForm | null => {
    const format = formats.get(id);
    if (format === undefined) return isBuiltInDate(Number(id)) ? asDate : null;
    return /[dmyhs]/i.test(bare(format).replace(/general/gi, '')) ? asDate : padded(format);
  };
  const [cellFormats = ''] = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(styles) ?? [];
  return [...cellFormats.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => formOf(attribute(tag, 'numFmtId') ?? ''));
}
