/** What the codes of an unpriced class have in common; every condition given must hold. */
export interface ClassMatch {
  readonly sections?: readonly string[];
  readonly statuses?: readonly string[];
  /** First characters of a code */
  readonly letters?: readonly string[];
  /** Last characters of a code */
  readonly suffixes?: readonly string[];
  readonly first?: string;
  readonly last?: string;
}

/** Who pays for a class of codes, and where to find the amount. */
export interface OtherPayment {
  readonly what: string;
  readonly paid_by: string;
  readonly where: string;
  /** Blank if there is nothing to add */
  readonly note: string;
}

export interface NotPricedClass extends OtherPayment {
  readonly id: string;
  readonly match: ClassMatch;
}

/** data/content/not-priced.json */
export interface NotPricedBook {
  /** A code's class is the first one that matches */
  readonly classes: readonly NotPricedClass[];
  /** Classes of codes that CMS's relative value file does not list at all */
  readonly absent: readonly NotPricedClass[];
  /** What each letter of HCPCS Level II is about */
  readonly letters: Readonly<Record<string, string>>;
}

interface Unpriced {
  readonly code: string;
  /** null: not in the release */
  readonly status: string | null;
  readonly section: string | null;
}

function fits(match: ClassMatch, { code, status, section }: Unpriced): boolean {
  const { sections, statuses, letters, suffixes, first, last } = match;
  return (
    (!sections || (section !== null && sections.includes(section))) &&
    (!statuses || (status !== null && statuses.includes(status))) &&
    (!letters || letters.includes(code.charAt(0))) &&
    (!suffixes || suffixes.includes(code.charAt(4))) &&
    (first === undefined || code >= first) &&
    (last === undefined || code <= last)
  );
}

/** Who pays for a code that the release lists without a price (or, with status null, does not list); null: unknown. */
export function otherPayment(book: NotPricedBook, code: Unpriced): OtherPayment | null {
  const classes = code.status === null ? book.absent : book.classes;
  return classes.find(({ match }) => fits(match, code)) ?? null;
}

/** What the letter of a Level II code is about; null for CPT codes. */
export function letterMeaning(book: NotPricedBook, code: string): string | null {
  return book.letters[code.charAt(0)] ?? null;
}
