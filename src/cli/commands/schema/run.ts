import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { OUTPUT_SCHEMAS } from '../../schema/schemas.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';
import { SCHEMA_NAMES } from './command.js';

/** `rvu schema`: the names of the schemas, or one of them. */
export function schemaCommand(words: readonly string[], _options: object, io: Io): ExitCode {
  if (words.length === 0) {
    io.stdout.write(`${SCHEMA_NAMES.join('\n')}\n`);
    return EXIT.answered;
  }
  const [word = '', ...more] = words;
  const name = SCHEMA_NAMES.find((each) => each === word.toLowerCase());
  if (!name || more.length > 0) {
    const problem = `There is no schema for "${echo(words.join(' '))}".`;
    throw new UsageError('E_USAGE', problem, `Give one of ${SCHEMA_NAMES.join(', ')}.`);
  }
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `rvu ${name} --json`,
    ...OUTPUT_SCHEMAS[name],
  };
  io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
  return EXIT.answered;
}
