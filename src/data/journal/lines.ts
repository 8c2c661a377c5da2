import { parseDate } from '../../core/claim/line/date.js';
import {
  JOURNAL_COLUMNS,
  type JournalOp,
  type JournalRecord,
  type LiveEntry,
} from '../../core/journal/entry.js';

/** The first line of a file of a journal. */
export const JOURNAL_HEAD = JOURNAL_COLUMNS.join(',');

/** In the source column of a removal: stepping back made it. */
const UNDO = 'undo';

const OPS: readonly string[] = ['add', 'correct', 'remove'];
const SOURCE = JOURNAL_COLUMNS.indexOf('source') - 3;
const ID = /^\d{4}-\d{6}$/;
const CODE = /^[A-Z0-9]{5}$/;
const MOST_UNITS = 9_999;

const BREAKS = /[\r\n\u0085\u2028\u2029]+/g;

function cell(text: string): string {
  const line = text.replace(BREAKS, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** A record as a line of its file, without a line break. */
export function lineOf({ id, op, ref, entry, isUndo }: JournalRecord): string {
  const cells = entry
    ? [
        entry.date,
        entry.case,
        entry.code,
        entry.modifiers.join(' '),
        String(entry.units),
        entry.minutes === null ? '' : String(entry.minutes),
        entry.setting,
        entry.site,
        entry.contract,
        entry.source,
        entry.note,
      ]
    : JOURNAL_COLUMNS.slice(3).map((column) => (column === 'source' && isUndo ? UNDO : ''));
  return [id, op, ref, ...cells].map(cell).join(',');
}

/** The cells of a line; null if a quote is not closed. */
export function cellsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length + 1 : end + 1;
      continue;
    }
    let end = at + 1;
    while (end < line.length && (line[end] !== '"' || line[end + 1] === '"'))
      end += line[end] === '"' ? 2 : 1;
    if (end >= line.length) return null;
    if (end + 1 < line.length && line[end + 1] !== ',') return null;
    cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
  }
  return cells;
}

/** A whole number, or null. */
function whole(text: string, most: number): number | null {
  const value = /^\d{1,7}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : null;
}

/** A spreadsheet takes the zeros at the beginning of a code away. */
const codeOf = (text: string): string =>
  /^\d{1,4}$/.test(text) ? text.padStart(5, '0') : text.toUpperCase();

/** What a few thousand different cells mean, each worked out once. */
class Known<T> {
  private readonly values = new Map<string, T>();

  constructor(private readonly read: (text: string) => T) {}

  of(text: string): T {
    const known = this.values.get(text);
    if (known !== undefined) return known;
    const value = this.read(text);
    if (this.values.size < MOST_KNOWN) this.values.set(text, value);
    return value;
  }
}

const MOST_KNOWN = 20_000;

const dates = new Known(parseDate);

const modifierLists = new Known((text): readonly string[] | null => {
  const list = text
    .toUpperCase()
    .split(/[\s,-]+/)
    .filter(Boolean);
  return list.every((each) => /^[A-Z0-9]{2}$/.test(each)) ? list : null;
});

function entryOf(id: string, cells: readonly string[]): LiveEntry | string {
  const [day = '', group = '', code = '', modifiers = '', units = '', minutes = '', setting = '', site = ''] =
    cells;
  const [contract = '', source = '', note = ''] = cells.slice(8);
  const date = dates.of(day);
  if (date === null) return 'its date cannot be read';
  if (!CODE.test(codeOf(code))) return 'its code is not valid';
  const count = whole(units, MOST_UNITS);
  if (count === null || count < 1) return 'its units are not a whole number from 1 to 9999';
  const time = minutes === '' ? null : whole(minutes, MOST_UNITS);
  if (minutes !== '' && time === null) return 'its minutes are not a whole number';
  const list = modifierLists.of(modifiers);
  if (list === null) return 'its modifiers are not two characters each';
  return {
    id,
    date,
    case: group,
    code: codeOf(code),
    modifiers: list,
    units: count,
    minutes: time,
    setting,
    site,
    contract,
    source,
    note,
  };
}

/** Reads a line; why it cannot be one, otherwise, in words that do not repeat it. */
export function readLine(line: string): JournalRecord | string {
  const cells = cellsOf(line);
  if (!cells) return 'a quote is not closed';
  if (cells.length !== JOURNAL_COLUMNS.length)
    return `it has ${cells.length} fields instead of ${JOURNAL_COLUMNS.length}`;
  const [id = '', op = '', ref = '', ...rest] = cells;
  if (!ID.test(id)) return 'its id is not valid';
  if (!OPS.includes(op)) return 'its op is not add, correct or remove';
  if ((op === 'add') !== (ref === ''))
    return op === 'add' ? 'an added line refers to another' : 'its ref is missing';
  if (op === 'remove') return { id, op, ref, entry: null, isUndo: rest[SOURCE] === UNDO };
  const entry = entryOf(op === 'add' ? id : ref, rest);
  return typeof entry === 'string' ? entry : { id, op: op as JournalOp, ref, entry, isUndo: false };
}
