import { type CodeMatch, fitsMatch, type OtherPayment } from '../release/other-schedules.js';

/** What the codes of an unpriced class have in common; every condition given must hold. */
export interface ClassMatch extends CodeMatch {
  readonly sections?: readonly string[];
  readonly statuses?: readonly string[];
}

export interface NotPricedClass extends OtherPayment {
  readonly id: string;
  readonly match: ClassMatch;
}

/** data/content/not-priced.json */
export interface NotPricedBook {
  /** A code's class is the first one that matches */
  readonly classes: readonly NotPricedClass[];
  /** What each letter of HCPCS Level II is about */
  readonly letters: Readonly<Record<string, string>>;
}

interface Unpriced {
  readonly code: string;
  readonly status: string;
  readonly section: string | null;
}

function fits(match: ClassMatch, { code, status, section }: Unpriced): boolean {
  const { sections, statuses } = match;
  return (
    (!sections || (section !== null && sections.includes(section))) &&
    (!statuses || statuses.includes(status)) &&
    fitsMatch(match, code)
  );
}

/** Who pays for a code that the release lists without a price; null: unknown. */
export function otherPayment(book: NotPricedBook, code: Unpriced): OtherPayment | null {
  return book.classes.find(({ match }) => fits(match, code)) ?? null;
}

/** What the letter of a Level II code is about; null for CPT codes. */
export function letterMeaning(book: NotPricedBook, code: string): string | null {
  return book.letters[code.charAt(0)] ?? null;
}
