import { zipOf } from './zip.js';

/** Workbooks as spreadsheets write them, made by hand so that they show what the reader has to cope with. */

export type TestCell =
  | string
  | number
  | { readonly serial: number; readonly style: string | number; readonly is1904?: boolean }
  | { readonly shared: 'rich' }
  | { readonly raw: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly isHidden?: boolean;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const at = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

/** A text in two runs, with a reading that is not part of it. */
const SHARED =
  '<sst><si><r><t>rich</t></r><r><rPr><b/></rPr><t>, text</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si></sst>';

/** @param prefix of every element, as some programs write it: "x:" */
export function workbook(sheets: readonly TestSheet[], prefix = ''): Buffer {
  const styles: (string | number)[] = [0];
  let is1904 = false;
  const cellOf = (cell: TestCell, place: string): string => {
    if (cell === '') return '';
    if (typeof cell === 'string')
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
    if ('raw' in cell) return cell.raw.replace('<c', `<c r="${place}"`);
    if ('shared' in cell) return `<c r="${place}" t="s"><v>0</v></c>`;
    is1904 ||= cell.is1904 ?? false;
    if (!styles.includes(cell.style)) styles.push(cell.style);
    return `<c r="${place}" s="${styles.indexOf(cell.style)}"><v>${cell.serial}</v></c>`;
  };
  const parts = sheets.map(({ rows }, i) => {
    const xml = rows.map((cells, row) => {
      const all = cells.map((cell, column) => cellOf(cell, at(row, column))).join('');
      return all === '' ? '' : `<row r="${row + 1}">${all}</row>`;
    });
    return {
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: `<worksheet><sheetData>${xml.join('')}</sheetData></worksheet>`,
    };
  });
  const list = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const own = styles.flatMap((style, i) =>
    typeof style === 'string' ? [`<numFmt numFmtId="${164 + i}" formatCode="${escaped(style)}"/>`] : [],
  );
  const xfs = styles.map((style, i) => `<xf numFmtId="${typeof style === 'string' ? 164 + i : style}"/>`);
  const files = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${is1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${parts
        .map(({ name }, i) => `<Relationship Id="rId${i + 1}" Target="${name.slice(3)}"/>`)
        .join('')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts>${own.join('')}</numFmts><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: SHARED },
    ...parts,
  ];
  const prefixed = (content: string): string => content.replaceAll(/<(\/?)(?=\w)/g, `<$1${prefix}`);
  return zipOf(
    files.map(({ name, content }) => ({
      name,
      content: name.endsWith('.rels') ? content : prefixed(content),
    })),
  );
}
