import { extname } from 'node:path';
import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { badValue, type OptionDefinition, type ValuesOf } from './define.js';

export type Format = 'table' | 'json' | 'ndjson' | 'csv' | 'markdown';

const FORMATS = ['json', 'ndjson', 'csv', 'markdown'] as const;

/** Part of a result of JSON, by the name of a property or a path to it. */
const FIELD = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;

const FIELDS = {
  flags: '--fields <list>',
  help: 'of the results of JSON only these: code,locality.key',
  parse: (text: string): readonly string[] => {
    const paths = text.split(',').map((path) => path.trim());
    if (paths.every((path) => FIELD.test(path))) return paths;
    throw badValue('--fields', text, 'Give names of properties, as in code,locality.key.');
  },
} as const;

const OUT = {
  flags: '-o, --out <file>',
  help: 'write a file; .csv, .json, .ndjson, .md or (a batch) .xlsx chooses the format',
  parse: (text: string): string => text,
  overrides: 'output',
  values: 'file',
} as const;

/** The formats of an answer at the prompt, and the file it goes to. */
export const OUTPUT_OPTIONS = {
  json: {
    flags: '--json',
    help: 'one JSON object: schema, release, results, errors',
    default: 'output',
  },
  ndjson: { flags: '--ndjson', help: 'one JSON object per line', default: 'output' },
  fields: FIELDS,
  csv: { flags: '--csv', help: 'comma-separated values', default: 'output' },
  markdown: { flags: '--markdown', help: 'a Markdown table', default: 'output' },
  table: {
    flags: '--table',
    help: 'a table for the screen, whatever the configured default',
    default: 'output',
  },
  out: OUT,
} as const satisfies Record<string, OptionDefinition>;

/** The formats of a command whose answers are batches: configured defaults never change them. */
export const BATCH_OUTPUT_OPTIONS = {
  json: { flags: '--json', help: 'one JSON object: schema, release, results, errors' },
  ndjson: { flags: '--ndjson', help: 'one JSON object per claim' },
  fields: FIELDS,
  csv: { flags: '--csv', help: 'comma-separated values, with the input records unchanged' },
  out: { ...OUT, help: 'write a file; .csv, .xlsx, .json or .ndjson chooses the format' },
} as const satisfies Record<string, OptionDefinition>;

/** For the commands that repeat cells of the user's. */
export const EXCEL_SAFE_OPTION = {
  excelSafe: {
    flags: '--excel-safe',
    help: 'CSV: an apostrophe before cells that a spreadsheet would run',
  },
} as const satisfies Record<string, OptionDefinition>;

export type FormatOptions = ValuesOf<Pick<typeof OUTPUT_OPTIONS, (typeof FORMATS)[number] | 'out'>> &
  ValuesOf<typeof EXCEL_SAFE_OPTION>;

/** Formats by the ending of a file name. */
const ENDINGS: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.jsonl': 'ndjson',
  '.ndjson': 'ndjson',
  '.md': 'markdown',
};

/** The format that a file name implies. */
export function formatOfFile(name: string): Format | undefined {
  return ENDINGS[extname(name).toLowerCase()];
}

/** Endings of text files, whose format is that of the answer without one. */
const TEXT_ENDINGS = ['', '.txt', '.tsv', '.tab'];

const OF_ANSWERS =
  'Name a .csv, .json, .ndjson or .md file (of a batch, .xlsx too), or choose a format, as with --csv.';

/**
 * Refuses a file whose name promises a format that rvu does not write.
 * @param instead what to do about it
 */
export function refuseEnding(file: string, instead = OF_ANSWERS): void {
  const ending = extname(file).toLowerCase();
  if (TEXT_ENDINGS.includes(ending) || formatOfFile(file)) return;
  if (ending === '.xlsx') {
    const message = `--out ${echo(file)}: of answers, only those of a batch are written as workbooks.`;
    throw new UsageError('E_USAGE', message, 'Name a .csv file, which Excel opens.');
  }
  const message = `--out ${echo(file)}: rvu does not write ${echo(ending)} files.`;
  throw new UsageError('E_USAGE', message, instead);
}

/** The chosen format: an option's, else that of the output file's name. @throws UsageError for two formats */
export function formatOf(options: FormatOptions): Format {
  const chosen = FORMATS.filter((format) => options[format]);
  if (chosen.length > 1) {
    throw new UsageError(
      'E_USAGE',
      `--${chosen.join(' and --')} exclude each other.`,
      'Give one output format.',
    );
  }
  const byName = options.out === undefined ? undefined : formatOfFile(options.out);
  if (chosen[0] && byName && chosen[0] !== byName) throw formatsDiffer(chosen[0], options.out ?? '');
  if (options.out !== undefined && !chosen[0]) refuseEnding(options.out);
  const format = chosen[0] ?? byName ?? 'table';
  if (options.excelSafe) refuseExcelSafe(format);
  return format;
}

/** Refuses --excel-safe for a format that no spreadsheet runs. A batch without a format is CSV. */
function refuseExcelSafe(format: Format): void {
  if (format === 'csv' || format === 'table') return;
  throw new UsageError('E_USAGE', `--excel-safe is for CSV, not for ${format}.`, 'Leave it out.');
}

export function formatsDiffer(format: string, file: string): UsageError {
  return new UsageError(
    'E_USAGE',
    `--${format} and the file name ${file} imply different formats.`,
    'Give one of them.',
  );
}
