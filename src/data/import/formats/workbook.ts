import { filesOfArchive } from './archive.js';
import { ImportError, type Records } from './source-file.js';

/**
 * Reads the first sheet of a workbook (ECMA-376): CMS publishes its tables as .xlsx too. Only what a table of texts
 * and numbers needs is read, within the limits of archives; entities other than XML's own five and numbers are not
 * replaced, so a document cannot grow by them.
 */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text without its entities, Excel's way to write a control character, and the mark of the end of old files. */
export function plain(xml: string): string {
  if (!xml.includes('&') && !xml.includes('_x') && !xml.includes('\u001A')) return xml;
  const text = xml.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  const escaped = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
  return text.replace(/_x([0-9A-F]{4})_/g, escaped).replaceAll('\u001A', '');
}

/** The text of a shared or inline string: its runs, without their phonetic readings. */
export function runsOf(xml: string): string {
  const spoken = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '');
  return [...spoken.matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map(([, text = '']) => plain(text))
    .join('');
}

export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** Columns beyond which CMS has nothing. */
const MOST_COLUMNS = 256;

/** "AB12" is column 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Digits that Excel keeps of a number. */
const DIGITS = 15;

/** A number as it would be typed: the file may say 5.0000000000000003E-2 for 0.05, or 29.810000000000002 for 29.81. */
export function numberText(text: string): string {
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return text;
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? text : String(Number(value.toPrecision(DIGITS)));
}

function cellText(tag: string, content: string, shared: readonly string[]): string {
  const type = attribute(tag, 't');
  if (type === 'inlineStr') return runsOf(content).trim();
  const value = plain(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  return type === undefined || type === 'n' ? numberText(value) : value.trim();
}

/** Name in the archive of the first sheet, by the workbook's own list. */
function firstSheet(parts: ReadonlyMap<string, string>): string | undefined {
  const [tag = ''] = /<sheet\b[^>]*>/.exec(parts.get('xl/workbook.xml') ?? '') ?? [];
  const id = attribute(tag, 'r:id');
  const links = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  const link = [...links.matchAll(/<Relationship\b[^>]*>/g)].find(
    ([each]) => attribute(each, 'Id') === id,
  )?.[0];
  return attribute(link ?? '', 'Target')?.replace(/^\/?(xl\/)?/, 'xl/');
}

const WANTED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

/**
 * The rows of a workbook's first sheet, with the text of each cell; rows that are blank are left out.
 * @throws ImportError if it is not a workbook
 */
export function readWorkbook(name: string, bytes: Buffer): Records {
  const files = filesOfArchive(name, bytes, (path) => WANTED.test(path));
  const parts = new Map(files.map((file) => [file.path, file.bytes.toString('utf8')]));
  const sheet = parts.get(firstSheet(parts) ?? '');
  if (sheet === undefined) throw new ImportError(name, 'it is not a workbook');
  const strings = parts.get('xl/sharedStrings.xml') ?? '';
  const shared = [...strings.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, xml = '']) =>
    runsOf(xml).trim(),
  );
  const records: string[][] = [];
  const lines: number[] = [];
  for (const [, row = '', xml = ''] of sheet.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const cells: string[] = [];
    for (const [, tag = '', content = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(attribute(tag, 'r') ?? '');
      if (column < 0 || column >= MOST_COLUMNS)
        throw new ImportError(name, 'a cell has no place in its table');
      while (cells.length < column) cells.push('');
      cells[column] = cellText(tag, content, shared);
    }
    if (cells.length === 0) continue;
    records.push(cells);
    lines.push(Number(attribute(row, 'r') ?? records.length));
  }
  return { records, lineOf: (record) => lines[record] };
}
