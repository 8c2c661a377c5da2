/** Three rows of distances, used again and again: a batch compares thousands of misspellings. */
const LONGEST_KNOWN = 255;
let before = new Uint32Array(LONGEST_KNOWN + 1);
let last = new Uint32Array(LONGEST_KNOWN + 1);
let row = new Uint32Array(LONGEST_KNOWN + 1);

function makeRoom(length: number): void {
  if (length < row.length) return;
  before = new Uint32Array(length + 1);
  last = new Uint32Array(length + 1);
  row = new Uint32Array(length + 1);
}

/**
 * The number of edits that turn one text into another: letters added, dropped, replaced, or swapped with a
 * neighbor.
 * @param most where counting may stop: if there are more edits, the result is only known to be more than this
 */
export function editDistance(from: string, to: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  makeRoom(to.length);
  for (let j = 0; j <= to.length; j++) last[j] = j;
  let leastBefore = 0;
  for (let i = 1; i <= from.length; i++) {
    const letter = from.charCodeAt(i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (letter === to.charCodeAt(j - 1) ? 0 : 1);
      let edits = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (
        i > 1 &&
        j > 1 &&
        letter === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1)
      )
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    // A swap reaches back two rows.
    if (least > most && leastBefore > most) return most + 1;
    leastBefore = least;
    [before, last, row] = [last, row, before];
  }
  return last[to.length] ?? 0;
}

/** Capital letters and digits alone: what two spellings of a name have in common. */
export function letters(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

const counts = new Int32Array(128);

/** The fewest edits that can turn one into another of two texts of ASCII characters: the letters that they do not share. */
function fewestEdits(from: string, to: string): number {
  counts.fill(0);
  for (let i = 0; i < from.length; i++) counts[from.charCodeAt(i)] = (counts[from.charCodeAt(i)] ?? 0) + 1;
  let shared = 0;
  for (let i = 0; i < to.length; i++) {
    const letter = to.charCodeAt(i);
    const left = counts[letter] ?? 0;
    if (left > 0) {
      shared += 1;
      counts[letter] = left - 1;
    }
  }
  return Math.max(from.length, to.length) - shared;
}

const lettersByName = new Map<string, string>();

/** The same for a name of CMS's, of which there are a few thousand: it is worked out once. */
export function lettersOfName(name: string): string {
  let known = lettersByName.get(name);
  if (known === undefined) {
    known = letters(name);
    lettersByName.set(name, known);
  }
  return known;
}

/**
 * Names that a misspelling may be meant for, most likely first: a third of the letters may be wrong, or the
 * end may be missing.
 * @param limit the most names to return
 */
export function similarNames(text: string, names: readonly string[], limit = 3): string[] {
  const wanted = letters(text);
  if (wanted.length < 2) return [];
  const bound = Math.max(1, Math.floor(wanted.length / 3));
  const distanceTo = (known: string): number => {
    if (wanted.length >= 3 && known.startsWith(wanted)) return 1;
    if (Math.abs(known.length - wanted.length) > bound) return bound + 1;
    return fewestEdits(known, wanted) > bound ? bound + 1 : editDistance(wanted, known, bound);
  };
  const scored = names.map((name) => ({ name, distance: distanceTo(lettersOfName(name)) }));
  const close = scored.filter(({ distance }) => distance <= bound);
  return close
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name);
}
