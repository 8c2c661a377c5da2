import { formatScaled } from '../../core/number/decimal.js';

/** A number that prints with CMS's own decimals: 1.000, not 1. */
export class ExactNumber {
  constructor(readonly text: string) {}
}

/** An object whose numbers may be exact ones, as it is before it is printed. */
export type Printed<T> = T extends number
  ? T | ExactNumber
  : T extends object
    ? { readonly [K in keyof T]: Printed<T[K]> }
    : T;

/** The same object with plain numbers: what a program reads from the text. */
export function plain<T>(value: Printed<T>): T {
  return JSON.parse(toJson(value)) as T;
}

/** A text, which may hold digits, or a number. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON text as objects whose numbers print as they are written. */
export function exactly(text: string): unknown {
  const marked = text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"\\udc01${token}\\udc01"`));
  return JSON.parse(marked, (_, value) =>
    typeof value === 'string' && value.startsWith(MARK) && value.endsWith(MARK)
      ? new ExactNumber(value.slice(1, -1))
      : value,
  );
}

/** A scaled integer as a JSON number with exactly `scale` decimals. */
export function exact(units: number, scale: number): ExactNumber {
  return new ExactNumber(formatScaled(units, scale));
}

/** Cents as a JSON number of dollars; null stays null. */
export function dollars(cents: number): ExactNumber;
export function dollars(cents: number | null): ExactNumber | null;
export function dollars(cents: number | null): ExactNumber | null {
  return cents === null ? null : exact(cents, 2);
}

/** An error that kept a command from answering. */
interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A failure as an entry of `errors`, with the properties of a refusal. */
export const failureEntry = ({ code, message, hint }: Failure) => ({
  code,
  message,
  hint: hint ?? null,
  service: null,
  setting: null,
  reference_amount: null,
});

/** The whole answer of a command that failed. */
export const failureAnswer = (failure: Failure) => ({
  schema: 'rvu.error/1',
  release: null,
  results: [],
  errors: [failureEntry(failure)],
});

/** Half of a surrogate pair, which decoded text never contains: user text is never mistaken for a number. */
const MARK = '\uDC01';
const MARKED = /"\\udc01(-?\d+(?:\.\d+)?)\\udc01"/g;

/** Characters that JSON.stringify leaves as they are and a terminal may act on; few texts have V8 build these sets. */
const active = (): RegExp => /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu;
const NOT_PLAIN = /[^ -~\n]/;

const escaped = (char: string): string =>
  Array.from(
    { length: char.length },
    (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');

/**
 * JSON text with exact numbers unquoted, since JSON.stringify would drop their trailing zeros. Every control
 * character is escaped, so that the text can be shown on a terminal.
 */
export function toJson(value: unknown, indent = 0): string {
  const marked = JSON.stringify(
    value,
    (_, v) => (v instanceof ExactNumber ? MARK + v.text + MARK : v),
    indent,
  );
  const text = marked.replace(MARKED, '$1');
  return NOT_PLAIN.test(text) ? text.replace(active(), escaped) : text;
}
