import { columnName, headerRow, type SheetCell, type SheetColumn, sheetRow, xmlText } from './cells.js';
import { type ZipEntry, zipOf } from './zip.js';

/**
 * A workbook as a stream of bytes (ECMA-376, Office Open XML). A separate bundle, so that only commands that write a
 * workbook load it.
 */

type Row = readonly SheetCell[];

export interface SheetContent {
  /** Up to 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Cells in the order of the columns, pulled one row at a time, or several as they come; amounts as numbers of dollars */
  readonly rows: Iterable<Row> | AsyncIterable<readonly Row[]>;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const override = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;

const contentTypes = (sheets: readonly SheetContent[]): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${sheets.map((_, i) => override(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}${override('styles', 'styles')}</Types>`;

const relationships = (...parts: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${parts
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The sheets, each with its header repeated on every printed page. */
function workbookXml(sheets: readonly SheetContent[]): string {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const titles = sheets.map(({ name }, i) => {
    const quoted = xmlText(`'${name.replaceAll("'", "''")}'`);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted}!$1:$1</definedName>`;
  });
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

/** The styles of cells.ts: plain; built-in formats 4 (#,##0.00), 2 (0.00), 10 (0.00%); an ISO date; the header in bold. */
const FORMATS = [0, 4, 2, 10, 164];
const cellStyle = (format: number): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
const HEADER_STYLE = '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>';
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length + 1}">${FORMATS.map(cellStyle).join('')}${HEADER_STYLE}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const PIECE = 64 * 1024;

/** A sheet whose header stays in sight, can filter, and is printed on pages on their side, as many as make it legible. */
const VIEW =
  '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
const printSetup = (across: number): string =>
  `<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToWidth="${across}" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`;

/** The width of a column whose name is in bold and has the button of the filter beside it. */
const widthOf = ({ name, width }: SheetColumn): number => width ?? Math.max(10, name.length + 4);

/** In characters, at three quarters of the usual size */
const PAGE_WIDTH = 180;

async function* inGroups(rows: SheetContent['rows']): AsyncGenerator<Iterable<Row>> {
  if (Symbol.asyncIterator in rows) yield* rows;
  else yield rows;
}

async function* sheetXml({ columns, rows }: SheetContent): AsyncGenerator<string> {
  const cols = columns
    .map((column, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(column)}" customWidth="1"/>`)
    .join('');
  const across = Math.ceil(columns.reduce((sum, column) => sum + widthOf(column), 0) / PAGE_WIDTH);
  let piece = `${DECLARATION}<worksheet xmlns="${MAIN}">${VIEW}<cols>${cols}</cols><sheetData>${headerRow(columns)}`;
  const letters = columns.map((_, i) => columnName(i));
  let number = 1;
  for await (const group of inGroups(rows)) {
    for (const row of group) {
      number += 1;
      piece += sheetRow(number, row, columns, letters);
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
  }
  const filter = `<autoFilter ref="A1:${columnName(columns.length - 1)}${number}"/>`;
  yield `${piece}</sheetData>${filter}${printSetup(across)}</worksheet>`;
}

/** The bytes of a workbook of one sheet or several, each written, and its rows pulled, after the one before. */
export function workbookOf(...sheets: readonly SheetContent[]): AsyncIterable<Buffer> {
  const part = (name: string, xml: string): ZipEntry => ({ name, pieces: [DECLARATION + xml] });
  return zipOf([
    part('[Content_Types].xml', contentTypes(sheets)),
    part('_rels/.rels', relationships(['officeDocument', 'xl/workbook.xml'])),
    part('xl/workbook.xml', workbookXml(sheets)),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships(...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const), [
        'styles',
        'styles.xml',
      ]),
    ),
    part('xl/styles.xml', STYLES),
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, pieces: sheetXml(sheet) })),
  ]);
}
