import { parse } from 'csv-parse/sync';
import { type Around, cli, cut, type Ran } from '../harness.js';

/** A batch's output, read back by csv-parse: the header's names and each record by column number. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads CSV as bytes, one character each, so that no encoding is assumed. */
export function readTable(bytes: Buffer, delimiter = ','): Table {
  const text = bytes.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '');
  const records = parse(text, {
    delimiter,
    relax_quotes: true,
    record_delimiter: ['\n', '\r\n'],
  }) as string[][];
  const [head = [], ...rows] = records;
  return { head, rows };
}

export interface Answered extends Ran {
  readonly table: Table;
  /** The cells of one added column, top to bottom */
  readonly column: (name: string) => readonly string[];
  /** The code at the beginning of each rvu_error; '' for answered rows */
  readonly errors: readonly string[];
}

/** Pipes a CSV through a command and reads its CSV output back. */
export async function batch(
  input: string | Buffer,
  args: readonly string[] = ['pay'],
  { delimiter = ',', sizes, ...around }: Around & { delimiter?: string; sizes?: readonly number[] } = {},
): Promise<Answered> {
  const bytes = Buffer.from(input);
  const ran = await cli(args, { ...around, stdin: sizes ? cut(bytes, sizes) : bytes });
  const table = ran.bytes.length > 0 ? readTable(ran.bytes, delimiter) : { head: [], rows: [] };
  const column = (name: string): readonly string[] => {
    const index = table.head.lastIndexOf(name);
    if (index < 0) throw new Error(`no column ${name} in ${table.head.join()}; ${ran.stderr}`);
    return table.rows.map((row) => row[index] ?? '');
  };
  const errors = table.head.includes('rvu_error')
    ? column('rvu_error').map((text) => /^E_[A-Z0-9_]+/.exec(text)?.[0] ?? '')
    : [];
  return { ...ran, table, column, errors };
}

export const ADDED = {
  pay: 'rvu_work,rvu_pe,rvu_mp,rvu_total,rvu_allowed,rvu_work_credited,rvu_setting,rvu_locality,rvu_release,rvu_notes,rvu_error',
  lookup:
    'rvu_name,rvu_status,rvu_work,rvu_nonfacility_pe,rvu_facility_pe,rvu_mp,rvu_nonfacility_total,rvu_facility_total,rvu_nonfacility_payment,rvu_facility_payment,rvu_error',
  claim:
    'rvu_fee,rvu_allowed,rvu_percent,rvu_rule,rvu_medicare_pays,rvu_patient_pays,rvu_work_credited,rvu_release,rvu_notes,rvu_error',
  rank: 'rvu_work,rvu_section,rvu_percentile,rvu_section_median,rvu_error',
} as const;
