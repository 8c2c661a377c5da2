import type { FeeRow } from '../../release/fee-row.js';
import type { LineModifiers } from '../line/modifiers.js';

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
  private readonly known = new Map<LineModifiers, Map<string, T>>();

  constructor(private readonly answer: (kind: ServiceKind) => T) {}

  of(kind: ServiceKind): T {
    const { row, modifiers } = kind;
    let ofModifiers = this.known.get(modifiers);
    if (!ofModifiers) {
      ofModifiers = new Map();
      this.known.set(modifiers, ofModifiers);
    }
    const key = row ? `${row.status}|${row.pcTc}|${row.multipleProcedure}|${row.bilateral}` : '';
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
