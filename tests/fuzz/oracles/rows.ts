import { type CsvRecord, type CsvTable, decoded, isBlank, readTable, repeated } from '../csv.js';
import { type Answer, DETAIL, type Trial } from '../trial.js';
import { codeColumnOf, formatOf, isBatch } from './command-line.js';
import { batchOutput } from './shown.js';

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Compares the CSV output with the input, record by record. */
function csvFault(trial: Trial, answer: Answer): string | null {
  const output = batchOutput(trial, answer);
  if (output === null || typeof output === 'string') return output;
  const { input, expected, rows, addedNames } = output;
  const { delimiter } = input;
  if (rows.length !== expected.length)
    return `another number of records${DETAIL}${expected.length} in, ${rows.length} out`;
  for (const [i, record] of expected.entries()) {
    const row = rows[i];
    const where = `line ${record.line}`;
    if (!row || row.added.length !== addedNames.length) {
      return `a row of another width${DETAIL}${where}: ${quoted(row?.text ?? '')}`;
    }
    const isWhole = record.cells?.length === input.header.cells?.length;
    const text = repeated(record.text, delimiter) + delimiter;
    if (isWhole && !isBlank(record.text, delimiter) && !row.text.startsWith(text)) {
      return `a record changed${DETAIL}${where}: ${quoted(record.text)} became ${quoted(row.text)}`;
    }
    const error = row.added[addedNames.indexOf('rvu_error')] ?? '';
    if (!isWhole && error === '') return `no error for what is not a record${DETAIL}${where}`;
  }
  return null;
}

interface JsonLine {
  readonly line?: number;
  readonly lines?: readonly { readonly line?: number }[];
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Compares the cells that JSON repeats with those of the input. @param records those of the table by their lines */
function inputFault(
  table: CsvTable,
  records: ReadonlyMap<number, CsvRecord>,
  { line, input }: JsonLine,
): string | null {
  const record = records.get(line ?? 0);
  if (!table.header.cells || !record?.cells || !input) return null;
  if (record.cells.length !== table.header.cells.length || isBlank(record.text, table.delimiter)) return null;
  const names = table.header.cells.map((name) => decoded(name).trim());
  for (const [column, name] of names.entries()) {
    const at = names.lastIndexOf(name);
    const cell = decoded(record.cells[at] ?? '');
    if (input[name] !== cell) {
      return `a cell changed in JSON${DETAIL}line ${line}: cell ${column + 1} became ${quoted(String(input[name]))}`;
    }
  }
  return null;
}

/** Compares the line numbers of JSON output with those of the input. */
function jsonFault(trial: Trial, answer: Answer, format: 'json' | 'ndjson'): string | null {
  const table = readTable(trial.stdin ?? '', codeColumnOf(trial.args));
  if (!table || answer.stdout === '') return null;
  const text = decoded(answer.stdout);
  let entries: JsonLine[];
  try {
    if (format === 'ndjson') {
      entries = text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as JsonLine);
    } else {
      const { results, errors } = JSON.parse(text) as Record<'results' | 'errors', JsonLine[]>;
      entries = [...results, ...errors];
    }
  } catch {
    // The oracle of JSON says so.
    return null;
  }
  const lines = entries.flatMap((entry) => (entry.lines ?? [entry]).map(({ line }) => line ?? 0));
  const expected = table.records.map(({ line }) => line);
  const withFirst = [table.header.line, ...expected];
  const found = lines.sort((a, b) => a - b).join();
  if (found !== expected.join() && found !== withFirst.join()) {
    return `other lines in JSON${DETAIL}${quoted(expected.join())} in, ${quoted(found)} out`;
  }
  if (found === withFirst.join() && expected.length > 0) return null;
  const records = new Map(table.records.map((record) => [record.line, record]));
  for (const entry of entries) {
    const fault = inputFault(table, records, entry);
    if (fault) return fault;
  }
  return null;
}

/** No service line of a claim file may be missing from the output. */
function serviceLinesFault(stdin: string, answer: Answer): string | null {
  const isa = stdin.indexOf('ISA');
  const element = stdin[isa + 3] ?? '*';
  const segments = stdin.slice(isa + 106).split(stdin[isa + 105] ?? '~');
  const lines = segments.filter((segment) => segment.trim().startsWith(`SV1${element}`)).length;
  const rows = readTable(answer.stdout)?.records.length ?? 0;
  return isa < 0 || rows >= lines ? null : `service lines are lost${DETAIL}${lines} in, ${rows} out`;
}

/** undefined: nothing to judge. */
export function rowsFault(trial: Trial, answer: Answer): string | null | undefined {
  const format = formatOf(trial.args);
  if (trial.stdin === null || format === null || !isBatch(trial.args)) return undefined;
  if (answer.code !== 0 && answer.code !== 1) return undefined;
  if (trial.generator === 'x12') return format === 'csv' ? serviceLinesFault(trial.stdin, answer) : undefined;
  return format === 'csv' ? csvFault(trial, answer) : jsonFault(trial, answer, format);
}
