import { columnName, headerRow, type SheetCell, type SheetColumn, sheetRow, xmlText } from './cells.js';
import { type ZipEntry, zipOf } from './zip.js';

/**
 * A workbook of one sheet as a stream of bytes (ECMA-376, Office Open XML). A separate bundle, so that only
 * commands that write a workbook load it.
 */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const relationships = (...parts: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${parts
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbookXml = (sheet: string): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Style 0 is plain, style 1 the built-in format 4: #,##0.00 */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const PIECE = 64 * 1024;

function* sheetXml(columns: readonly SheetColumn[], rows: Iterable<readonly SheetCell[]>): Generator<string> {
  const widths = columns
    .map(
      ({ name }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${Math.max(10, name.length + 2)}" customWidth="1"/>`,
    )
    .join('');
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  let piece = `${DECLARATION}<worksheet xmlns="${MAIN}">${view}<cols>${widths}</cols><sheetData>${headerRow(columns)}`;
  const letters = columns.map((_, i) => columnName(i));
  let number = 1;
  for (const row of rows) {
    number += 1;
    piece += sheetRow(number, row, columns, letters);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

/**
 * @param sheet name of the sheet: up to 31 characters, none of []:*?/\
 * @param rows cells in the order of the columns, pulled one row at a time; amounts as numbers of dollars
 */
export function workbookOf(
  sheet: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly SheetCell[]>,
): AsyncIterable<Buffer> {
  const part = (name: string, xml: string): ZipEntry => ({ name, pieces: [DECLARATION + xml] });
  return zipOf([
    part('[Content_Types].xml', CONTENT_TYPES),
    part('_rels/.rels', relationships(['officeDocument', 'xl/workbook.xml'])),
    part('xl/workbook.xml', workbookXml(sheet)),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    ),
    part('xl/styles.xml', STYLES),
    { name: 'xl/worksheets/sheet1.xml', pieces: sheetXml(columns, rows) },
  ]);
}
