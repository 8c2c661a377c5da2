/** A cell as CSV text, quoted only where it must be. */
export function csvCell(text: string, delimiter = ','): string {
  if (text === '') return text;
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(cells: readonly string[], delimiter = ','): string {
  return cells.map((cell) => csvCell(cell, delimiter)).join(delimiter);
}
