import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type ChosenColumns, chooseColumns } from '../../../batch/input/choose.js';
import { detectDelimiter } from '../../../batch/input/layout.js';
import type { Role } from '../../../batch/input/roles.js';
import { parseVolume } from '../../../batch/meaning/volume.js';
import { columnsSaid } from '../../../batch/write/columns-said.js';
import { parseServiceCode } from '../../../core/code/service-code.js';
import { InputError, UsageError } from '../../../core/issue/errors.js';
import { type Refusal, refusal } from '../../../core/issue/issue.js';
import { Quoting } from '../../../core/issue/quoting.js';
import { parseSetting, settingOfPlace } from '../../../core/price/setting.js';
import { isComponent, type Setting } from '../../../core/release/fee-row.js';
import type { ModifierKind, RuleTables } from '../../../core/release/rules.js';

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
  /** What the columns were read as */
  readonly said: string | null;
}

/** What places of service mean, and on which date of service. */
export interface Places {
  readonly rules: RuleTables;
  /** ISO */
  readonly on: string;
}

/** Modifiers that leave the amount of one line as it is: 25, 59, GP, F1. */
const UNPRICED: ReadonlySet<string> = new Set<ModifierKind>([
  'informational',
  'no-effect',
  'session',
  'site',
]);

/** What a file of volumes is read for. */
const READS: readonly Role[] = ['code', 'modifier', 'volume', 'units', 'setting', 'pos'];
/** Names of the columns that it must have, besides those that every batch knows */
const NEEDED = {
  code: ['code', 'hcpcs', 'cpt', 'hcpcs code', 'cpt code'],
  volume: ['volume', 'vol', 'units', 'services', 'count'],
} as const;

interface Columns {
  readonly code: number;
  readonly modifier: readonly number[];
  readonly volume: number;
  readonly setting: number;
  readonly pos: number;
}

function recordsOf(path: string): { readonly delimiter: string; readonly records: string[][] } {
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
    const delimiter = detectDelimiter(text.split('\n', 1)[0] ?? '');
    const records = parse(text, {
      bom: true,
      delimiter,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
    return { delimiter, records };
  } catch {
    throw new InputError('E_INPUT_FILE', 'The file of volumes is not CSV.', 'Save it as CSV with a header.');
  }
}

/** The column that has one of the names that a file of volumes must have. @throws UsageError if several do */
function usualColumn(header: readonly string[], needed: keyof typeof NEEDED): string[] {
  const spellings: readonly string[] = NEEDED[needed];
  const found = header.filter((name) => spellings.includes(name.toLowerCase().replaceAll('_', ' ')));
  if (found.length > 1)
    throw new UsageError(
      'E_COLUMN_AMBIGUOUS',
      `The file of volumes has ${found.length} columns for ${needed}.`,
      'Remove all but one of them.',
    );
  return found;
}

/** What the columns are, as in any batch. @throws UsageError if one that is not known could change an amount */
function chosenColumns(header: readonly string[]): ChosenColumns {
  usualColumn(header, 'code');
  const [volume] = usualColumn(header, 'volume');
  try {
    return chooseColumns(header, volume === undefined ? {} : { volume }, READS);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const hint = 'Rename or remove it: code, modifier, volume or units, setting and pos are read.';
    throw new UsageError(error.code, error.message, hint);
  }
}

/** Where each column is. @throws UsageError if code or volume is missing, or is there twice */
function columnsOf({ roles }: ChosenColumns): Columns {
  const first = (role: Role): number => roles.get(role)?.[0] ?? -1;
  const [volume, units] = [first('volume'), first('units')];
  if (volume >= 0 && units >= 0)
    throw new UsageError(
      'E_COLUMN_AMBIGUOUS',
      'The file of volumes has 2 columns for volume.',
      'Remove all but one of them.',
    );
  const columns = { code: first('code'), volume: Math.max(volume, units) };
  for (const needed of ['code', 'volume'] as const) {
    if (columns[needed] >= 0) continue;
    throw new UsageError(
      'E_COLUMN_MISSING',
      `The file of volumes has no column for ${needed}.`,
      `Name one ${NEEDED[needed].join(', ')}.`,
    );
  }
  return { ...columns, modifier: roles.get('modifier') ?? [], setting: first('setting'), pos: first('pos') };
}

/** The setting that a record gives by itself or by its place of service; null if it gives none. */
function settingOf(setting: string, pos: string, number: number, places: Places): Setting | null | Refusal {
  const where = `record ${number}`;
  if (setting !== '') {
    const read = parseSetting(setting);
    const message = `Record ${number} has a setting that is neither facility nor nonfacility.`;
    return read ?? refusal('E_SETTING_INVALID', where, message);
  }
  if (pos === '') return null;
  const place = settingOfPlace(pos, places.rules, places.on, Quoting.cell);
  if (place.ok) return place.setting;
  const message = `Record ${number} has a place of service that tells no setting.`;
  return refusal(place.code, where, message, place.hint === undefined ? {} : { hint: place.hint });
}

/** Reads one record; a refusal names its line, never its cells, which may be anyone's data. */
function lineOf(
  cells: readonly string[],
  columns: Columns,
  number: number,
  places: Places,
): Volume | Refusal {
  const cell = (column: number): string => cells[column] ?? '';
  const service = parseServiceCode([columns.code, ...columns.modifier].map(cell).join(' '));
  const where = `record ${number}`;
  if ('ok' in service)
    return refusal('E_CODE_INVALID', where, `Record ${number} has no code that can be read.`);
  const [modifier = '', ...others] = service.modifiers.filter(
    (each) => !UNPRICED.has(places.rules.modifier(each)?.kind ?? ''),
  );
  if (others.length > 0 || (modifier !== '' && !isComponent(modifier)))
    return refusal(
      'E_MODIFIER_UNSUPPORTED',
      where,
      `Record ${number} has a modifier other than 26, TC or 53 that may change its amount, which is not computed here.`,
    );
  const volume = parseVolume(cell(columns.volume));
  if (volume === null)
    return refusal('E_COUNT_INVALID', where, `Record ${number} has no whole volume from 0 to 1,000,000.`);
  const setting = settingOf(cell(columns.setting), cell(columns.pos), number, places);
  if (setting !== null && typeof setting !== 'string') return setting;
  return { record: number, code: service.code, modifier, volume, setting };
}

/** Reads a file of volumes. @throws InputError, UsageError */
export function readVolumes(path: string, places: Places): Volumes {
  const { delimiter, records: all } = recordsOf(path);
  const [header = [], ...records] = all;
  const chosen = chosenColumns(header);
  const columns = columnsOf(chosen);
  // The header is record 1.
  const read = records.map((cells, i) => lineOf(cells, columns, i + 2, places));
  const layout = { ...chosen, delimiter, width: header.length, newline: '\n', hasHeader: true };
  return {
    lines: read.flatMap((each) => ('ok' in each ? [] : [each])),
    errors: read.flatMap((each) => ('ok' in each ? [each] : [])),
    said: columnsSaid({ ...layout, names: header }),
  };
}
