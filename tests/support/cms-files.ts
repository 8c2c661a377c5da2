import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from './temp.js';

/** Tiny made-up files in CMS's format: none of their figures or words are CMS's or the AMA's. */

const COLUMNS = [
  'HCPCS',
  'MOD',
  'DESCRIPTION',
  'STATUS CODE',
  'NOT USED FOR MEDICARE PAYMENT',
  'WORK RVU',
  'NON-FAC PE RVU',
  'NON-FAC NA INDICATOR',
  'FACILITY PE RVU',
  'FACILITY NA INDICATOR',
  'MP RVU',
  'NON-FACILITY TOTAL',
  'FACILITY TOTAL',
  'PCTC IND',
  'GLOB DAYS',
  'PRE OP',
  'INTRA OP',
  'POST OP',
  'MULT PROC',
  'BILAT SURG',
  'ASST SURG',
  'CO-SURG',
  'TEAM SURG',
  'PRIC IND',
  'ENDO BASE',
  'CONV FACTOR',
  'PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES',
  'CALCULATION FLAG',
  'DIAGNOSTIC IMAGING FAMILY INDICATOR',
  'NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT',
  'FACILITY PE USED FOR OPPS PAYMENT AMOUNT',
  'MP USED FOR OPPS PAYMENT AMOUNT',
] as const;

export type PprrvuCells = Partial<Record<(typeof COLUMNS)[number], string>>;

const MODEL: PprrvuCells = {
  DESCRIPTION: '"A, made-up ""text"""',
  'STATUS CODE': 'A',
  'WORK RVU': '1.00',
  'NON-FAC PE RVU': '2.00',
  'FACILITY PE RVU': '0.50',
  'MP RVU': '0.10',
  'NON-FACILITY TOTAL': '3.10',
  'FACILITY TOTAL': '1.60',
  'PCTC IND': '0',
  'GLOB DAYS': 'XXX',
  'PRE OP': '0.00',
  'INTRA OP': '0.00',
  'POST OP': '0.00',
  'MULT PROC': '0',
  'BILAT SURG': '0',
  'ASST SURG': '0',
  'CO-SURG': '0',
  'TEAM SURG': '0',
  'PRIC IND': '9',
  'CONV FACTOR': '30.0000',
  'PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES': '09',
  'CALCULATION FLAG': '0',
  'DIAGNOSTIC IMAGING FAMILY INDICATOR': '99',
  'NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT': '0.00',
  'FACILITY PE USED FOR OPPS PAYMENT AMOUNT': '0.00',
  'MP USED FOR OPPS PAYMENT AMOUNT': '0.00',
};

interface PprrvuShape {
  readonly rows?: readonly PprrvuCells[];
  readonly without?: (typeof COLUMNS)[number];
  /** Lines above the header */
  readonly banner?: readonly string[];
  /** Spreads each header over one line per word, as CMS does since 2021 */
  readonly spread?: boolean;
  readonly lineEnd?: string;
}

export function pprrvu(shape: PprrvuShape = {}): string {
  const { rows = [{ HCPCS: '99213' }], without, banner = [], spread = false, lineEnd = '\n' } = shape;
  const columns = COLUMNS.filter((name) => name !== without);
  const words = columns.map((name) => (spread ? name.split(' ') : [name]));
  const height = Math.max(...words.map((parts) => parts.length));
  const header = Array.from({ length: height }, (_, line) =>
    words.map((parts) => parts[line - (height - parts.length)] ?? '').join(','),
  );
  const lines = rows.map((row) => columns.map((name) => ({ ...MODEL, ...row })[name] ?? '').join(','));
  return [...banner, ...header, ...lines].map((line) => line + lineEnd).join('');
}

export const GPCI = `Made-up title,,,,,,,
Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,PW GPCI (without 1.0 Floor),PW GPCI (with 1.0 Floor),PE GPCI,MP GPCI
2102,ZZ,1,"NOWHERE, NORTH*",0.9,1,.95,1.25
01112,ZY,05,SOMEWHERE**,1.100,1.100,1.200,0.300
*A note that is not a row,,,,,,,
`;

export const FILES: Readonly<Record<string, string>> = {
  'PPRRVU2026_Jan_nonQPP.csv': pprrvu(),
  'GPCI2026.csv': GPCI,
};

/** Writes files into a new folder. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = join(tempDir(), 'cms');
  mkdirSync(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text, 'latin1');
  return dir;
}
