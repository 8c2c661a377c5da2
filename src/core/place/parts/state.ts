import type { PlaceBook, StateName } from '../../release/place-book.js';
import { letters, similarNames } from '../../text/similar-names.js';

/** The state or territory that a text names: by its two letters, its name, or CMS's codes for the halves of a state. */
export function findState(book: PlaceBook, text: string): StateName | null {
  const wanted = letters(text);
  const names = ({ code, name, zipCodes = [] }: StateName): readonly string[] => [
    code,
    letters(name),
    ...zipCodes,
  ];
  return book.states().find((state) => names(state).includes(wanted)) ?? null;
}

/** Up to three states that a misspelling may be meant for. */
export function similarStates(book: PlaceBook, text: string): string[] {
  return similarNames(
    text,
    book.states().map(({ name }) => name),
  );
}
