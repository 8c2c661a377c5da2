import { defineCommand } from '../../options/command.js';

/** The commands whose output has a schema. */
export const SCHEMA_NAMES = [
  'lookup',
  'search',
  'pay',
  'claim',
  'rank',
  'compare',
  'localities',
  'history',
  'diff',
  'release',
] as const;

export const SCHEMA = defineCommand({
  name: 'schema',
  summary: 'the JSON Schema of what a command prints with --json',
  description:
    'Print the JSON Schema (2020-12) of the output of a command; without a command, list the schemas.',
  argument: ['[command]', SCHEMA_NAMES.join(', ')],
  names: [SCHEMA_NAMES],
  options: {},
  help: `
The property "schema" of an output names its version, as in rvu.pay/1. Under the
same name, properties may be added; if one is removed or changed, the name
changes. The release schema is that of list and show. Outputs of other commands,
of diff --volumes and of release verify have no schema; rvu help json describes
them.

Examples:
  rvu schema
  rvu schema pay > pay.schema.json
`,
});
