/**
 * The number of edits that turn one text into another: letters added, dropped, replaced, or swapped with a
 * neighbor.
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const edits = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1)];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) edits.push((before[j - 2] ?? 0) + 1);
      row.push(Math.min(...edits));
    }
    before = last;
    last = row;
  }
  return last[to.length] ?? 0;
}

/** Capital letters and digits alone: what two spellings of a name have in common. */
export function letters(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/**
 * Names that a misspelling may be meant for, most likely first: a third of the letters may be wrong, or the
 * end may be missing.
 * @param limit the most names to return
 */
export function similarNames(text: string, names: readonly string[], limit = 3): string[] {
  const wanted = letters(text);
  if (wanted.length < 2) return [];
  const scored = names.map((name) => {
    const known = letters(name);
    const begins = wanted.length >= 3 && known.startsWith(wanted);
    return { name, distance: begins ? 1 : editDistance(wanted, known) };
  });
  const bound = Math.max(1, Math.floor(wanted.length / 3));
  const close = scored.filter(({ distance }) => distance <= bound);
  return close
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name);
}
