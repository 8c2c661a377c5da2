/** How many bytes of the input are looked at, if its first line is not shorter. */
const BEGINNING = 512;
/** The longest signature of a file that is not a zip file */
const SIGNATURE = 4;
const NEWLINE = 10;

interface Kind {
  /** "a gzip file" */
  readonly what: string;
  readonly fix: string;
}

const AS_CSV = 'Save it as CSV (UTF-8) first.';
const unpack = (command: string): string => `Unpack it first: ${command} FILE | rvu …`;
const WORKBOOK: Kind = {
  what: 'an Excel workbook',
  fix: 'In Excel, save it as CSV UTF-8.',
};
const utf16 = (order: 'LE' | 'BE'): Kind => ({
  what: 'UTF-16 text',
  fix: `Save it as UTF-8 (in PowerShell: rvu help windows), or convert it: iconv -f UTF-16${order} -t UTF-8 FILE | rvu …`,
});

const hex = (text: string): string => Buffer.from(text).toString('hex');
const inWorkbook = ['[Content_Types]', '_rels', 'docProps', 'xl/', 'customXml'].map(hex).join('|');

/** What a file is by its first bytes, in hexadecimal; the first that fits. */
const SIGNATURES: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:fffe0000|0000feff)/, { what: 'UTF-32 text', fix: 'Save it as UTF-8.' }],
  [/^(?:fffe|(?!00)..00(?!00)..00)/, utf16('LE')],
  [/^(?:feff|00(?!00)..00(?!00)..)/, utf16('BE')],
  [/^1f8b/, { what: 'a gzip file', fix: unpack('gzip -dc') }],
  [new RegExp(`^504b0304.{52}(?:${inWorkbook})`), WORKBOOK],
  [/^504b(?:0304|0506)/, { what: 'a zip file', fix: unpack('unzip -p') }],
  [
    /^d0cf11e0/,
    { what: 'an Excel workbook of the old kind (.xls)', fix: 'In Excel, save it as .xlsx or CSV UTF-8.' },
  ],
  [/^25504446/, { what: 'a PDF', fix: 'Export its table as CSV first.' }],
  [/^425a68/, { what: 'a bzip2 file', fix: unpack('bzip2 -dc') }],
  [/^fd377a58/, { what: 'an xz file', fix: unpack('xz -dc') }],
  [/^28b52ffd/, { what: 'a zstd file', fix: unpack('zstd -dc') }],
  [/^50415231/, { what: 'a Parquet file', fix: 'Export it as CSV first.' }],
];
/** What text is that is not a table; the first that fits. */
const TEXTS: readonly (readonly [RegExp, Kind])[] = [
  [/^[ \t]*<(?:!doctype|html|\?xml)/i, { what: 'HTML or XML', fix: AS_CSV }],
  [/^[ \t]*(?:\{[ \t]*"|\[[ \t]*[{["])/, { what: 'JSON', fix: 'Convert it to CSV with a header first.' }],
];
const BINARY: Kind = { what: 'binary data', fix: AS_CSV };

/** Control characters that no text has: all but bell to carriage return and escape. */
const isBinary = (byte: number): boolean => byte < 7 || (byte > 13 && byte < 27);

/** Whether enough bytes have arrived to tell what the input is; a zip file shows only later what it holds. */
export function canTell(bytes: Uint8Array): boolean {
  if (bytes.length >= BEGINNING) return true;
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return bytes.length >= SIGNATURE && !isZip && bytes.includes(NEWLINE);
}

/** Whether input begins as a workbook (.xlsx) does. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return notText(bytes) === WORKBOOK;
}

/**
 * What input is if it is not the text of a table.
 * @param bytes its beginning
 * @returns null for text, in any 8-bit encoding
 */
export function notText(bytes: Uint8Array): Kind | null {
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING));
  const code = beginning.toString('hex');
  const file = SIGNATURES.find(([signature]) => signature.test(code));
  if (file) return file[1];
  const [firstLine = ''] = beginning.toString().replace('\uFEFF', '').split('\n');
  const text = TEXTS.find(([signature]) => signature.test(firstLine));
  if (text) return text[1];
  const end = beginning.indexOf(NEWLINE);
  return beginning.subarray(0, end < 0 ? undefined : end).some(isBinary) ? BINARY : null;
}
