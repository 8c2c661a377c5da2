/** A cell as CSV text, quoted only if necessary. */
export function csvCell(text: string, delimiter = ','): string {
  if (text === '') return text;
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(cells: readonly string[], delimiter = ','): string {
  return cells.map((cell) => csvCell(cell, delimiter)).join(delimiter);
}

/** Code and modifier of a refused service, "45378-TC", as two cells. */
export function serviceCells({ service }: { readonly service: string }): [code: string, modifier: string] {
  const [code = '', ...modifiers] = service.split('-');
  return [code, modifiers.join(' ')];
}
