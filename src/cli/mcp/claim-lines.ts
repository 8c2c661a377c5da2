/** Cells of the batch's own columns. Quotes keep what a model writes within its cell. */
const cell = (value: unknown): string => {
  if (value === undefined) return '';
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return `"${text.replaceAll('"', '""')}"`;
};

/** The lines of a claim as the CSV that `rvu claim` reads: only the columns that a line has. */
export function claimLines(lines: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const rows = lines.map((line) => columns.map((column) => cell(line[column])));
  return [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}
