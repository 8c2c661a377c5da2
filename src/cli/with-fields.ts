import { UsageError } from '../core/issue/errors.js';
import { badValue } from './options/define.js';
import { type FormatOptions, formatOf } from './options/output.js';
import type { Io } from './terminal/io.js';

/** Options that decide what a command prints, and which of its members. */
export type FieldsOptions = FormatOptions & { readonly fields?: readonly string[] };

/** The name of the schema of what a command prints, by its arguments and options. */
function schemaName(command: string, args: readonly string[], options: object): string {
  if (command === 'diff' && 'volumes' in options) return 'diff-volumes';
  return command === 'release' && args[0] === 'verify' ? 'release-verify' : command;
}

/**
 * Runs a command, of whose results only the fields asked for are written.
 * @throws UsageError for a format without fields, or a field that its results do not have
 */
export async function withFields<T>(
  command: string,
  args: readonly string[],
  { fields = [], ...options }: FieldsOptions,
  io: Io,
  run: (io: Io) => T | Promise<T>,
): Promise<T> {
  const format = formatOf(options);
  if (format !== 'json' && format !== 'ndjson')
    throw new UsageError(
      'E_USAGE',
      '--fields chooses among the properties of JSON.',
      'Add --json or --ndjson.',
    );
  const { fieldsOutput } = await import('./output/fields/fields.js');
  const opened = fieldsOutput(schemaName(command, args, options), fields, format, io.stdout);
  if ('hint' in opened) throw badValue('--fields', opened.path, opened.hint);
  // The streams of a process are opened when they are first used, so they are not copied.
  const target: Io = Object.create(io, { stdout: { value: opened } });
  try {
    return await run(target);
  } finally {
    opened.end();
  }
}
