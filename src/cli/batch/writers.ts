import { issueText } from '../../answer/issue/remedies.js';
import { errorJson, noticesJson } from '../../answer/json/issues.js';
import { toJson } from '../../answer/json/json.js';
import type { Output } from '../../batch/bytes/output.js';
import type { BatchCommand, BatchWriter } from '../../batch/command.js';
import type { Layout } from '../../batch/input/layout.js';
import { CsvWriter } from '../../batch/write/csv-writer.js';
import { ExcelSafeWriter } from '../../batch/write/excel-safe.js';
import { JsonWriter, NdjsonWriter } from '../../batch/write/json-writer.js';
import { type Format, type FormatOptions, formatOf } from '../options/output.js';

export const FORM = { toJson, errorJson, noticesJson };

/** The chosen format, and whether its CSV is to be safe in a spreadsheet. */
export interface BatchFormat {
  readonly format: Format;
  readonly excelSafe: boolean;
}

/** @throws UsageError for options that contradict each other */
export function batchFormat(options: FormatOptions): BatchFormat {
  return { format: formatOf(options), excelSafe: options.excelSafe ?? false };
}

/** How the answers of any command are written in a format. */
export function batchWriter(
  { format, excelSafe }: BatchFormat,
  command: BatchCommand,
  layout: Layout,
  out: Output,
): BatchWriter {
  if (format === 'json') return new JsonWriter(command, layout, out, FORM);
  if (format === 'ndjson') return new NdjsonWriter(command, layout, out, FORM);
  const writer = new CsvWriter(command, layout, out, issueText);
  return excelSafe ? new ExcelSafeWriter(writer, out, layout.delimiter) : writer;
}
