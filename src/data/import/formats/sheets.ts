import { filesOfArchive } from './archive.js';
import { type NumberForm, numberForms } from './date-formats.js';
import { ImportError } from './source-file.js';
import { attribute, columnOf, numberText, plain, runsOf } from './workbook.js';

/**
 * Reads the sheets of any workbook (ECMA-376) as tables of texts: a date as 2026-01-15, a number as it would be typed,
 * with leading zeros where its format has them. A separate bundle, so that only input that is a workbook loads it.
 */

export interface Sheet {
  readonly name: string;
  /** The cells of each row, counted from the first of the sheet; blank rows included */
  readonly rows: readonly (readonly string[])[];
}

/** Columns of a sheet, whose last is XFD. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

interface Parts {
  readonly shared: readonly string[];
  readonly forms: readonly (NumberForm | null)[];
}

/** The attributes of a cell: where it is, its type and its style; a sheet has millions, so each is compiled once. */
const PLACE = /\sr="([A-Z]{1,3})\d+"/;
const TYPE = /\st="(\w+)"/;
const STYLE = /\ss="(\d+)"/;

const BOOLEANS: Readonly<Record<string, string>> = { '0': 'FALSE', '1': 'TRUE' };

function numberCell(text: string, form: NumberForm | null | undefined): string {
  const value = Number(text);
  return form && text !== '' && Number.isFinite(value) ? form(value) : numberText(text);
}

/** @throws ImportError for a formula that was never calculated, which would pass for a blank cell */
function cellText(name: string, tag: string, content: string, { shared, forms }: Parts): string {
  const type = TYPE.exec(tag)?.[1];
  if (type === 'inlineStr') return runsOf(content);
  const value = plain(/<v\b[^>]*>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? '');
  if (value === '' && type !== 'str' && content.includes('<f'))
    throw new ImportError(name, 'one of its formulas was never calculated');
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return BOOLEANS[value] ?? value;
  if (type === 'd') return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
  if (type !== undefined && type !== 'n') return value;
  return numberCell(value.trim(), forms[Number(STYLE.exec(tag)?.[1] ?? 0)]);
}

/** @throws ImportError if a cell is outside every sheet or has not been calculated */
function rowsOf(name: string, xml: string, parts: Parts): string[][] {
  const rows: string[][] = [];
  for (const [, row = '', content = ''] of xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const number = Number(attribute(row, 'r') ?? rows.length + 1);
    const cells: string[] = [];
    for (const [, tag = '', inner = ''] of content.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const reference = PLACE.exec(tag)?.[1];
      const column = reference === undefined ? cells.length : columnOf(reference);
      if (column < 0 || column >= MOST_COLUMNS)
        throw new ImportError(name, 'a cell has no place in its table');
      while (cells.length < column) cells.push('');
      cells[column] = cellText(name, tag, inner, parts);
    }
    if (!cells.some((cell) => cell.trim() !== '')) continue;
    if (!(number > rows.length && number <= MOST_ROWS))
      throw new ImportError(name, 'its rows are out of order');
    while (rows.length < number - 1) rows.push([]);
    rows.push(cells);
  }
  return rows;
}

const WANTED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

/** How many characters of a part hold the name of its first element, at most */
const LONGEST_OPENING = 1000;

/** Elements without the prefix that some programs give to all of them: <x:row> is <row>. */
function unprefixed(xml: string): string {
  const prefix = /<(\w+):(?:workbook|worksheet|sst|styleSheet)\b/.exec(xml.slice(0, LONGEST_OPENING))?.[1];
  return prefix === undefined ? xml : xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

/** The visible sheets in their order, with where each is. */
function sheetsOf(parts: ReadonlyMap<string, string>): { readonly name: string; readonly path: string }[] {
  const links = [...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/g)];
  const targets = new Map(
    links.map(([tag]) => [
      attribute(tag, 'Id'),
      (attribute(tag, 'Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*>/g)]
    .filter(([tag]) => (attribute(tag, 'state') ?? 'visible') === 'visible')
    .map(([tag]) => ({
      name: plain(attribute(tag, 'name') ?? ''),
      path: targets.get(attribute(tag, 'r:id')) ?? '',
    }));
}

/**
 * The visible sheets of a workbook that are not blank.
 * @param name what errors call it
 * @throws ImportError if it is not a workbook, is damaged or unpacks to more than an archive may
 */
export function readSheets(name: string, bytes: Buffer): Sheet[] {
  const files = filesOfArchive(name, bytes, (path) => WANTED.test(path));
  const parts = new Map(files.map((file) => [file.path, unprefixed(file.bytes.toString('utf8'))]));
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new ImportError(name, 'it is not a workbook');
  const strings = parts.get('xl/sharedStrings.xml') ?? '';
  const found: Parts = {
    shared: [...strings.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, xml = '']) => runsOf(xml)),
    forms: numberForms(parts.get('xl/styles.xml') ?? '', workbook),
  };
  return sheetsOf(parts)
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(name, parts.get(sheet.path) ?? '', found) }))
    .filter(({ rows }) => rows.length > 0);
}
