import { type Cell, type Table, typeText } from './table.js';
import { TABLES } from './tables.js';

const RELEASE = ['release', 'text', 'The release, which the folder names.'] as const;

const columnsOf = ({ byRelease, columns }: Table) => [
  ...(byRelease ? [RELEASE] : []),
  ...columns.map(({ name, type, about }) => [name, typeText(type), about] as const),
];

/** Rows of the table data_dictionary. */
export function dictionaryRows(): Cell[][] {
  return TABLES.flatMap((table) => [
    [table.name, null, 'table', table.about],
    ...columnsOf(table).map((column) => [table.name, ...column]),
  ]);
}

/** The first line of the data dictionary as Markdown. */
export const DICTIONARY_TITLE = '# The Medicare Physician Fee Schedule as tables';

/** The data dictionary as Markdown. @param releases those exported */
export function dictionaryMarkdown(releases: readonly string[]): string {
  const tables = TABLES.map((table) => {
    const rows = columnsOf(table).map(([name, type, about]) => `| ${name} | ${type} | ${about} |`);
    return `## ${table.name}\n\n${table.about}\n\n| column | type | what it says |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${DICTIONARY_TITLE}

Written by \`rvu export\` from ${releases.join(', ')}. Amounts are whole cents; RVUs, GPCIs and factors are exact decimals.
\`rvu help warehouse\` explains how to price lines with these tables.

${tables.join('\n')}`;
}
