import type { PlaceBook, StateName } from '../../release/place-book.js';
import { letters, similarNames } from '../../text/similar-names.js';

const indexes = new WeakMap<readonly StateName[], ReadonlyMap<string, StateName>>();

/** States by every text that names them; of two with the same text the first. */
function statesByText(states: readonly StateName[]): ReadonlyMap<string, StateName> {
  const known = indexes.get(states);
  if (known) return known;
  const texts = ({ code, name, zipCodes = [] }: StateName): string[] => [code, letters(name), ...zipCodes];
  const entries = states.flatMap((state) => texts(state).map((text) => [text, state] as const));
  const index = new Map(entries.reverse());
  indexes.set(states, index);
  return index;
}

/** The state or territory that a text names: by its two letters, its name, or CMS's codes for the halves of a state. */
export function findState(book: PlaceBook, text: string): StateName | null {
  return statesByText(book.states()).get(letters(text)) ?? null;
}

/** Up to three states that a misspelling may be meant for. */
export function similarStates(book: PlaceBook, text: string): string[] {
  return similarNames(
    text,
    book.states().map(({ name }) => name),
  );
}
