import { decodeCell } from '../input/encoding.js';

/** Cells as spreadsheets, data frames and databases leave them: what every role takes off before it reads one. */

/** Characters that show nothing: marks of direction, joiners, byte order marks, soft hyphens */
const INVISIBLE = /\p{Cf}/gu;
const SPACES = /\p{Z}/gu;
const DASHES = /[\u2010-\u2015\u2212]/g;
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;
/** Quotes of any kind around a cell, or the apostrophe that keeps a spreadsheet from reading digits as a number */
const QUOTES = /^["'\u201A-\u201F\u00AB\u00BB`]+|["'\u201A-\u201F\u00AB\u00BB`]+$/g;
/** A formula that keeps a spreadsheet from reading digits as a number: ="05" */
const TEXT_FORMULA = /^=(?="[^"]*"$)/;
/** What programs write where there is nothing */
const NOTHING = /^(?:null|none|nil|nan|nat|n\/?a|#n\/a|<na>|\(null\)|\(blank\)|\\n|[-.?]+)$/i;
const ASCII = /^[\x20-\x7E]*$/;
/** Most cells: a code, a number, or nothing */
const CLEAN = /^(?:\d[\dA-Z.]*)?$/i;

/**
 * The text of a cell without blanks of any kind, quotes and invisible characters around it; blank if it says that
 * there is nothing.
 * @param bytes the cell, Latin-1
 */
export function cleanCell(bytes: string): string {
  if (CLEAN.test(bytes)) return bytes;
  const text = ASCII.test(bytes) ? bytes : plain(decodeCell(bytes));
  const bare = text.trim().replace(TEXT_FORMULA, '').replace(QUOTES, '').trim();
  return NOTHING.test(bare) ? '' : bare;
}

function plain(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').replace(DASHES, '-').replace(APOSTROPHES, "'");
}

/** A number that a data frame has turned into a decimal: "99213.0", "5.0". */
export function withoutDecimals(text: string): string {
  return text.replace(/^([A-Z\d]+)\.0+$/i, '$1');
}
