import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parseCount } from '../../../batch/meaning/cells.js';
import { parseServiceCode } from '../../../core/code/service-code.js';
import { InputError, UsageError } from '../../../core/issue/errors.js';
import { type Refusal, refusal } from '../../../core/issue/issue.js';
import { parseSetting } from '../../../core/price/setting.js';
import { isComponent, type Setting } from '../../../core/release/fee-row.js';

/** A line of a file of volumes. */
export interface Volume {
  /** Where the file has it, its header being record 1 */
  readonly record: number;
  readonly code: string;
  readonly modifier: string;
  readonly volume: number;
  /** Null: the file does not say */
  readonly setting: Setting | null;
}

export interface Volumes {
  readonly lines: readonly Volume[];
  readonly errors: readonly Refusal[];
}

const COLUMNS = {
  code: ['code', 'hcpcs', 'cpt', 'hcpcs code', 'cpt code'],
  modifier: ['modifier', 'mod'],
  volume: ['volume', 'units', 'services', 'count'],
  setting: ['setting'],
} as const;
type Column = keyof typeof COLUMNS;

/** Keeps every product and sum an exact integer. */
const MOST = 1_000_000;

function recordsOf(path: string): string[][] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new InputError(
      'E_INPUT_FILE',
      'The file of volumes cannot be read.',
      'Name a CSV file that exists.',
    );
  }
  try {
    return parse(text, {
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
  } catch {
    throw new InputError('E_INPUT_FILE', 'The file of volumes is not CSV.', 'Save it as CSV with a header.');
  }
}

/** Where each column is. @throws UsageError if code or volume is missing, or a column is there twice */
function columnsOf(header: readonly string[]): Record<Column, number> {
  const names = header.map((name) => name.toLowerCase().replaceAll('_', ' '));
  const find = (column: Column): number => {
    const spellings: readonly string[] = COLUMNS[column];
    const found = names.flatMap((name, i) => (spellings.includes(name) ? [i] : []));
    if (found.length > 1)
      throw new UsageError(
        'E_COLUMN_AMBIGUOUS',
        `The file of volumes has ${found.length} columns for ${column}.`,
      );
    return found[0] ?? -1;
  };
  const columns = {
    code: find('code'),
    modifier: find('modifier'),
    volume: find('volume'),
    setting: find('setting'),
  };
  for (const needed of ['code', 'volume'] as const) {
    if (columns[needed] >= 0) continue;
    throw new UsageError(
      'E_COLUMN_MISSING',
      `The file of volumes has no column for ${needed}.`,
      `Name one ${COLUMNS[needed].join(', ')}.`,
    );
  }
  return columns;
}

/** Reads one record; a refusal names its line, never its cells, which may be anyone's data. */
function lineOf(cells: readonly string[], columns: Record<Column, number>, number: number): Volume | Refusal {
  const cell = (column: Column): string => cells[columns[column]] ?? '';
  const service = parseServiceCode(`${cell('code')} ${cell('modifier')}`);
  const where = `record ${number}`;
  if ('ok' in service)
    return refusal('E_CODE_INVALID', where, `Record ${number} has no code that can be read.`);
  const [modifier = '', ...others] = service.modifiers;
  if (others.length > 0 || (modifier !== '' && !isComponent(modifier)))
    return refusal(
      'E_MODIFIER_UNSUPPORTED',
      where,
      `Record ${number} has a modifier other than 26, TC or 53, whose effect is not computed here.`,
    );
  const volume = parseCount(cell('volume').replace(/\.0+$/, ''));
  if (volume === null || volume > MOST)
    return refusal('E_COUNT_INVALID', where, `Record ${number} has no whole volume from 0 to ${MOST}.`);
  const setting = parseSetting(cell('setting'));
  if (setting === null && cell('setting') !== '')
    return refusal(
      'E_SETTING_INVALID',
      where,
      `Record ${number} has a setting that is neither facility nor nonfacility.`,
    );
  return { record: number, code: service.code, modifier, volume, setting };
}

/** Reads a file of volumes. @throws InputError, UsageError */
export function readVolumes(path: string): Volumes {
  const [header = [], ...records] = recordsOf(path);
  const columns = columnsOf(header);
  // The header is record 1.
  const read = records.map((cells, i) => lineOf(cells, columns, i + 2));
  return {
    lines: read.flatMap((each) => ('ok' in each ? [] : [each])),
    errors: read.flatMap((each) => ('ok' in each ? [each] : [])),
  };
}
