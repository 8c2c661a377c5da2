import { anesthesiaText, capText, countyText, gpciText, relativeValueText, zipText } from './fixed-width.js';
import { type CmsFile, type Origin, type Records, readCmsFile, sha256, textOf } from './source-file.js';
import { readWorkbook } from './workbook.js';

/** What a file that comes as CSV, text and workbook holds. */
export type TableRole = 'rvu' | 'rvu-qp' | 'gpci' | 'anesthesia' | 'counties' | 'zip' | 'opps-cap';

const FIXED: Readonly<Record<TableRole, (text: string) => Records>> = {
  rvu: relativeValueText,
  'rvu-qp': relativeValueText,
  gpci: gpciText,
  anesthesia: anesthesiaText,
  counties: countyText,
  zip: zipText,
  'opps-cap': capText,
};

/** Reads a table of CMS in the form that its name ends in. @throws ImportError */
export function readTable(role: TableRole, name: string, bytes: Buffer, origin: Origin = {}): CmsFile {
  if (/\.csv$/i.test(name)) return readCmsFile(name, bytes, origin);
  const file = { name, sha256: sha256(bytes), ...origin };
  if (/\.xlsx$/i.test(name)) return { ...file, ...readWorkbook(name, bytes) };
  return { ...file, ...FIXED[role](textOf(bytes)) };
}
