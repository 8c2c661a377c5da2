import type { FeeRow } from '../../release/fee-row.js';
import type { LineModifiers } from './modifiers.js';

/** The columns that decide the kind of a row. */
export type KindRow = Pick<FeeRow, 'status' | 'pcTc' | 'multipleProcedure' | 'bilateral'>;

/**
 * What a rule is shown of a service when it is asked whether it concerns it: some columns of its row, and its modifiers.
 * It is shown nothing else, so that all services of a kind share the answer.
 */
export interface ServiceKind {
  readonly row: KindRow | null;
  readonly modifiers: LineModifiers;
}

/** Answers about services, each worked out once for a kind: a year of claims has a hundred kinds of service. */
export class ByKind<T> {
  private readonly known = new Map<LineModifiers, Map<number | string, T>>();

  constructor(private readonly answer: (kind: ServiceKind) => T) {}

  of(kind: ServiceKind): T {
    const { row, modifiers } = kind;
    let ofModifiers = this.known.get(modifiers);
    if (!ofModifiers) {
      ofModifiers = new Map();
      this.known.set(modifiers, ofModifiers);
    }
    const key = row ? keyOf(row) : '';
    let answer = ofModifiers.get(key);
    if (answer === undefined) {
      answer = this.answer(kind);
      ofModifiers.set(key, answer);
    }
    return answer;
  }

  clear(): void {
    this.known.clear();
  }
}

const BITS = 7;

/** A key of a kind of row: a number, since each of CMS's indicators is one character. */
function keyOf({ status, pcTc, multipleProcedure, bilateral }: KindRow): number | string {
  const isShort =
    status.length < 2 && pcTc.length < 2 && multipleProcedure.length < 2 && bilateral.length < 2;
  if (!isShort) return [status, pcTc, multipleProcedure, bilateral].join('|');
  const ofPayment = (codeOf(status) << BITS) | codeOf(pcTc);
  return (((ofPayment << BITS) | codeOf(multipleProcedure)) << BITS) | codeOf(bilateral);
}

const codeOf = (text: string): number => (text === '' ? 0 : text.charCodeAt(0));
