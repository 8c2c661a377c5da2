import type { Layout, Role } from './header.js';

/** The cells of the current record in the columns of a role: one, or none, or up to four modifiers. */
export type CellsOf = (role: Role) => readonly string[];

/** Remembers no more distinct texts than this, so that memory stays the same at any length of input. */
const LIMIT = 50_000;

/** Joins cells where one text must stand for several; no CSV holds it. */
const JOINT = '\u0000';

/** Neighbouring columns that are cut out of a record in one piece. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function spansOf(columns: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const previous = spans[spans.length - 1];
    if (previous?.last === column - 1) spans[spans.length - 1] = { first: previous.first, last: column };
    else spans.push({ first: column, last: column });
  }
  return spans;
}

/**
 * The columns of a batch that matter, one record at a time. What some cells mean is worked out once per
 * distinct text: a million claim lines hold some thousands of codes and a hundred localities. Cells that
 * are asked for together and stand together are cut and looked up in one piece.
 */
export class Columns {
  private text = '';
  private parsed: readonly string[] | null = null;
  private readonly spans: Span[] = [];
  private readonly pieces: string[] = [];
  /** By column: the span that begins, or ends, there; -1 for none */
  private readonly opens: number[];
  private readonly closes: number[];

  constructor(readonly layout: Layout) {
    this.opens = layout.names.map(() => -1);
    this.closes = layout.names.map(() => -1);
  }

  /** The meaning of the cells of some roles, for whichever record is loaded when it is called. */
  memo<V extends object | number>(roles: readonly Role[], compute: (cells: CellsOf) => V): () => V {
    const columns = roles.flatMap((role) => this.layout.roles.get(role) ?? []);
    const pieces = spansOf(columns).map((span) => this.addSpan(span));
    const [only] = pieces;
    const known = new Map<string, V>();
    return () => {
      const key =
        pieces.length === 1 && only !== undefined
          ? (this.pieces[only] ?? '')
          : pieces.map((piece) => this.pieces[piece]).join(JOINT);
      let value = known.get(key);
      if (value === undefined) {
        value = compute((role) => this.cells(role));
        if (known.size >= LIMIT) known.clear();
        known.set(key, value);
      }
      return value;
    };
  }

  private addSpan(span: Span): number {
    const index = this.spans.push(span) - 1;
    this.opens[span.first] = index;
    this.closes[span.last] = index;
    return index;
  }

  /** Takes the next record, cut at its delimiters or as csv-parse read it; returns its number of fields. */
  load(text: string, parsed: readonly string[] | null): number {
    this.text = text;
    this.parsed = parsed;
    if (!parsed) return this.cut(text);
    for (const [index, { first, last }] of this.spans.entries()) {
      this.pieces[index] = parsed.slice(first, last + 1).join(JOINT);
    }
    return parsed.length;
  }

  private cut(text: string): number {
    const { delimiter } = this.layout;
    let from = 0;
    let start = 0;
    for (let column = 0; ; column++) {
      if ((this.opens[column] ?? -1) >= 0) start = from;
      const end = text.indexOf(delimiter, from);
      const closes = this.closes[column] ?? -1;
      if (closes >= 0) this.pieces[closes] = end < 0 ? text.slice(start) : text.slice(start, end);
      if (end < 0) return column + 1;
      from = end + 1;
    }
  }

  /** Every cell of the current record. */
  all(): readonly string[] {
    return this.parsed ?? this.text.split(this.layout.delimiter);
  }

  private cells(role: Role): readonly string[] {
    const all = this.all();
    return (this.layout.roles.get(role) ?? []).map((column) => all[column] ?? '');
  }
}
