import type { Output } from '../../batch/bytes/output.js';
import type { BatchCommand, BatchWriter } from '../../batch/command.js';
import type { Layout } from '../../batch/input/layout.js';
import { CsvWriter } from '../../batch/write/csv-writer.js';
import { JsonWriter, NdjsonWriter } from '../../batch/write/json-writer.js';
import type { Format } from '../options/output.js';
import { errorJson } from '../output/finish.js';
import { toJson } from '../output/json.js';
import { issueText } from '../output/remedies.js';

const FORM = { toJson, errorJson };

/** How the answers of any command are written in a format. */
export function batchWriter(format: Format, command: BatchCommand, layout: Layout, out: Output): BatchWriter {
  if (format === 'json') return new JsonWriter(command, layout, out, FORM);
  if (format === 'ndjson') return new NdjsonWriter(command, layout, out, FORM);
  return new CsvWriter(command, layout, out, issueText);
}
