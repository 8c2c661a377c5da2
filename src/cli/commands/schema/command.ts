import { defineCommand } from '../../options/command.js';

/** The commands whose output has a schema; some have another one for an option or an action. */
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
  'diff-volumes',
  'release',
  'release-verify',
  'schedule',
  'browse',
  'log',
  'contract',
  'report',
  'pace',
  'reconcile',
  'benchmark',
  'config',
] as const;

export const SCHEMA = defineCommand({
  name: 'schema',
  summary: 'the JSON Schema of what a command prints with --json',
  description:
    'Print the JSON Schema (2020-12) of the output of a command; without a command, list the schemas.',
  argument: ['[command]', 'a command with --json; diff-volumes and release-verify, too'],
  names: [SCHEMA_NAMES],
  options: {},
  help: `
The property "schema" of an output names its version, as in rvu.pay/1. Under the
same name, properties may be added; if one is removed or changed, the name
changes. The release schema is that of list and show; diff-volumes is that of
diff --volumes, and release-verify that of release verify. rvu help json says in
words what the properties mean, and --fields keeps some of those of a result.

Examples:
  rvu schema
  rvu schema pay > pay.schema.json
`,
});
