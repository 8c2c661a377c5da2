import { printable, shortened } from '../text/printable.js';

/**
 * The one rule for what a message, a note or an error in JSON may repeat of what a user gave. A cell of a file
 * is repeated only if it has the shape of what it was read as: a file whose columns are not what they seem may
 * hold a patient's name, number or date of birth in any of them. Other cells are named by their column. What
 * was typed on the command line is the user's own and is repeated, shortened and without control characters.
 */

interface Form {
  readonly noun: string;
  /** What may be repeated; absent if nothing may, because names and birth dates have the same shape */
  readonly shape?: RegExp;
}

const NUMBER = /^-?\d{1,5}(?:\.\d{1,4})?$/;

/** What cells are read as. A provider or a session is not among them, so it cannot be quoted. */
const FORMS = {
  /** A code with its modifiers, or digits that a spreadsheet may have damaged; a word of five letters is a name */
  code: {
    noun: 'code',
    shape: /^(?:(?=(?:\D*\d){4})[A-Z\d]{5}(?:[-\s][A-Z\d]{2}){0,4}|[A-Z]?\d{2,5}[A-Z]?(?:\.0+)?)$/i,
  },
  modifier: { noun: 'modifier', shape: /^[A-Z\d]{2}$/i },
  zip: { noun: 'ZIP code', shape: /^\d{3,5}(?:-\d{4})?(?:\.0+)?$/ },
  county: { noun: 'county' },
  locality: {
    noun: 'locality',
    shape: /^(?:\d{1,2}|[A-Z]{2}(?:[-\s]\d{1,2})?|\d{4,5}[-\s]\d{1,2}|\d{6,7})$/i,
  },
  state: { noun: 'state', shape: /^[A-Z]{2}$/i },
  mac: { noun: 'MAC', shape: /^\d{4,5}$/ },
  pos: { noun: 'place of service', shape: /^\d{1,2}(?:\.0+)?$/ },
  setting: { noun: 'setting' },
  /** Of recent years: one that is decades old may be a date of birth */
  date: { noun: 'date', shape: /^(?:20[23]\d-\d{1,2}-\d{1,2}|20[23]\d{5}|\d{1,2}[/-]\d{1,2}[/-]20[23]\d)$/ },
  units: { noun: 'number of units', shape: NUMBER },
  unitBasis: { noun: 'unit basis', shape: /^[A-Z][A-Z\d]$/i },
  volume: { noun: 'number of services', shape: NUMBER },
  minutes: { noun: 'number of minutes', shape: NUMBER },
  careDays: { noun: 'number of days', shape: NUMBER },
  charge: { noun: 'charge', shape: /^-?\$?\d{1,3}(?:,?\d{3})?(?:\.\d{1,4})?$/ },
  providerType: { noun: 'type of practitioner' },
  /** A number with a few letters before it; longer ones may be those of a patient */
  claim: { noun: 'claim', shape: /^(?:[A-Z]|[A-Z]{0,3}[-_.]?\d{1,7}(?:[-_.]\d{1,5})?)$/i },
} as const satisfies Readonly<Record<string, Form>>;

export type QuotedRole = keyof typeof FORMS;

/** The longest text that a message repeats, in characters. */
const LONGEST = 60;

/** Repeats a text that was typed: shortened, without control characters. */
export function echo(text: string): string {
  return printable(shortened(text, LONGEST));
}

/** How messages may repeat the texts that they are about. */
export class Quoting {
  /** @param columnOf the number of the column, from 0, that cells of a role come from; null for typed text */
  private constructor(private readonly columnOf: ((role: QuotedRole) => number | undefined) | null) {}

  /** For arguments and options of the command line, and for values that a caller of the library gives. */
  static readonly typed = new Quoting(null);

  /** For a cell of a file whose column goes without saying. */
  static readonly cell = new Quoting(() => undefined);

  /** For the cells of a file. @param columnOf the number of the column of a role, from 0 */
  static ofCells(columnOf: (role: QuotedRole) => number | undefined): Quoting {
    return new Quoting(columnOf);
  }

  /** Whether a text may be repeated. */
  allows(role: QuotedRole, text: string): boolean {
    const { shape }: Form = FORMS[role];
    return this.columnOf === null || (shape?.test(text.trim()) ?? false);
  }

  /** '"99213X"', otherwise "the cell in column 3". */
  quoted(role: QuotedRole, text: string): string {
    return this.allows(role, text) ? `"${echo(text.trim())}"` : this.located(role, 'cell');
  }

  /** "ZIP code 94110", otherwise "the ZIP code in column 3". */
  named(role: QuotedRole, text: string): string {
    return this.allows(role, text) ? `${FORMS[role].noun} ${echo(text.trim())}` : this.located(role);
  }

  /** "2026-01-05", otherwise "the date in column 3". */
  plain(role: QuotedRole, text: string): string {
    return this.bare(role, text) || this.located(role);
  }

  /** The text itself if it may be repeated, otherwise nothing. */
  bare(role: QuotedRole, text: string): string {
    return this.allows(role, text) ? echo(text.trim()) : '';
  }

  private located(role: QuotedRole, noun: string = FORMS[role].noun): string {
    const column = this.columnOf?.(role);
    return column === undefined ? `the ${FORMS[role].noun} given` : `the ${noun} in column ${column + 1}`;
  }
}
