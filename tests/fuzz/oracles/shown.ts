import { type CsvTable, readRecords, readTable, repeated } from '../csv.js';
import type { Answer, Trial } from '../trial.js';
import { codeColumnOf, formatOf, isBatch } from './command-line.js';

/** A row of a batch's CSV: the user's record, and the cells that the program added. */
export interface OutputRow {
  readonly text: string;
  readonly added: readonly string[];
}

export interface BatchOutput {
  readonly input: CsvTable;
  /** The records that must be answered: the first line too if it is no header */
  readonly expected: CsvTable['records'];
  readonly addedNames: readonly string[];
  readonly rows: readonly OutputRow[];
}

/**
 * A batch's CSV output next to its input; null if there is none, or what is wrong with its header.
 * @throws nothing: a fault is returned as a text
 */
export function batchOutput(trial: Trial, answer: Answer): BatchOutput | string | null {
  if (trial.stdin === null || !isBatch(trial.args) || formatOf(trial.args) !== 'csv') return null;
  if (answer.stdout === '') return null;
  const input = readTable(trial.stdin, codeColumnOf(trial.args));
  if (!input?.header.cells) return 'output although the input has no header that can be read';
  const { delimiter, header } = input;
  const mark = trial.stdin.startsWith('\u00EF\u00BB\u00BF') ? '\u00EF\u00BB\u00BF' : '';
  const text = answer.stdout.slice(mark.length);
  if (!answer.stdout.startsWith(mark)) return 'the byte order mark is lost';
  const isBare = text.startsWith('code,rvu_') && !header.text.startsWith('code');
  const own = isBare ? 'code' : repeated(header.text, delimiter);
  const separator = isBare ? ',' : delimiter;
  if (!text.startsWith(`${own}${separator}rvu_`)) return 'the header is not that of the input';
  const { records: first, next } = readRecords(text, separator, null, 0, 1);
  const addedNames = (first[0]?.text ?? '').slice(own.length + 1).split(separator);
  const ownWidth = isBare ? 1 : (header.cells?.length ?? 0);
  const width = ownWidth + addedNames.length;
  const { records } = readRecords(text, separator, width, next);
  const rows = records.map((record) => ({
    text: record.text,
    added: record.cells?.length === width ? record.cells.slice(ownWidth) : [],
  }));
  return { input, expected: isBare ? bareRecords(trial.stdin) : input.records, addedNames, rows };
}

/** The records of a bare list of codes, which has no header. */
function bareRecords(stdin: string): CsvTable['records'] {
  return (
    readTable(`code\n${stdin.replace(/^\u00EF\u00BB\u00BF/, '').replace(/^[ \t\n\v\f\r]*\n/, '')}`)
      ?.records ?? []
  );
}
