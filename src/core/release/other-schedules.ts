/** Who pays for codes that the physician fee schedule does not price, and where to find the amount. */
export interface OtherPayment {
  readonly what: string;
  readonly paid_by: string;
  readonly where: string;
  /** Blank if there is nothing to add */
  readonly note: string;
}

/** What the codes of a class have in common; every condition given must hold. */
export interface CodeMatch {
  /** First characters of a code */
  readonly letters?: readonly string[];
  /** Last characters of a code */
  readonly suffixes?: readonly string[];
  readonly first?: string;
  readonly last?: string;
}

/** A class of codes that CMS's relative value file does not list at all; see data/rules/other-schedules.json. */
export interface OtherScheduleClass extends OtherPayment {
  readonly id: string;
  readonly match: CodeMatch;
}

/** Whether a code meets the conditions. */
export function fitsMatch({ letters, suffixes, first, last }: CodeMatch, code: string): boolean {
  return (
    (!letters || letters.includes(code.charAt(0))) &&
    (!suffixes || suffixes.includes(code.charAt(4))) &&
    (first === undefined || code >= first) &&
    (last === undefined || code <= last)
  );
}

/** A letter and four digits, or four digits and a letter: only such codes can be told by their letter. */
const LETTERED = /^(?:[A-Z]\d{4}|\d{4}[A-Z])$/;

/** The first class that a code fits; null: the letters do not say. */
export function otherScheduleOf(
  classes: readonly OtherScheduleClass[],
  code: string,
): OtherScheduleClass | null {
  if (!LETTERED.test(code)) return null;
  return classes.find(({ match }) => fitsMatch(match, code)) ?? null;
}
