import type { Layout } from './header.js';
import { LineScanner, LineSlice, type Span } from './line-scanner.js';
import type { RecordText } from './output.js';
import { KEY_WORDS, MEMO_LIMIT, PackedTable } from './packed-table.js';
import type { Role } from './roles.js';

/** The cells of the current record in the columns of a role: one, or none, or up to four modifiers. */
export type CellsOf = (role: Role) => readonly string[];

/** Joins cells where one text must stand for several; no CSV holds it. */
const JOINT = '\u0000';

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
 * are asked for together and stand together are looked up in one piece: as bytes where the line was
 * scanned, as a string where quotes or anything odd sent it the slower way.
 */
export class Columns {
  private readonly scanner: LineScanner;
  private readonly spans: Span[] = [];
  /** The current record: as scanned bytes, or as cells; cells of scanned bytes are cut only when asked for */
  private slice: LineSlice | null = null;
  private readonly scanned = new LineSlice(Buffer.alloc(0), 0, 0);
  private cells: readonly string[] | null = null;

  constructor(readonly layout: Layout) {
    this.scanner = new LineScanner(layout.delimiter, layout.width);
  }

  /** The meaning of the cells of some roles, for whichever record is loaded when it is called. */
  memo<V extends object>(roles: readonly Role[], compute: (cells: CellsOf) => V): () => V {
    const columns = this.columnsOf(roles);
    if (columns.length === 0) {
      let only: V | undefined;
      return () => {
        only ??= compute(() => []);
        return only;
      };
    }
    const spans = spansOf(columns).map((span) => this.addSpan(span));
    const byText = this.memoByText(spans, compute);
    if (spans.length === 0 || spans.length > KEY_WORDS) return byText;
    return spans.length === 1 ? this.memoByBytes(spans[0] ?? 0, byText) : this.memoBySpans(spans, byText);
  }

  /** The same, looked up by text alone: for cells that are scanned for something else. */
  textMemo<V extends object>(roles: readonly Role[], compute: (cells: CellsOf) => V): () => V {
    const columns = this.columnsOf(roles);
    return this.memoByKey(() => columns.map((column) => this.all()[column] ?? '').join(JOINT), compute);
  }

  /** A number that one cell stands for, worked out anew for each record from its bytes, or from its text. */
  number(
    role: Role,
    ofBytes: (words: Int32Array, from: number) => number,
    ofText: (text: string) => number,
  ): () => number {
    const [column = 0] = this.columnsOf([role]);
    const from = this.addSpan({ first: column, last: column }) * KEY_WORDS;
    return () => (this.slice ? ofBytes(this.scanner.words, from) : ofText(this.all()[column] ?? ''));
  }

  private columnsOf(roles: readonly Role[]): readonly number[] {
    return roles.flatMap((role) => this.layout.roles.get(role) ?? []);
  }

  private memoByText<V extends object>(spans: readonly number[], compute: (cells: CellsOf) => V): () => V {
    return this.memoByKey(() => spans.map((span) => this.spanCells(span).join(JOINT)).join(JOINT), compute);
  }

  private memoByKey<V extends object>(keyOf: () => string, compute: (cells: CellsOf) => V): () => V {
    const known = new Map<string, V>();
    return () => {
      const key = keyOf();
      let value = known.get(key);
      if (value === undefined) {
        value = compute((role) =>
          (this.layout.roles.get(role) ?? []).map((column) => this.all()[column] ?? ''),
        );
        if (known.size >= MEMO_LIMIT) known.clear();
        known.set(key, value);
      }
      return value;
    };
  }

  private memoByBytes<V>(span: number, byText: () => V): () => V {
    const table = new PackedTable<V>();
    const from = span * KEY_WORDS;
    return () => {
      if (!this.slice) return byText();
      const { words } = this.scanner;
      let value = table.get(words, from);
      if (value === undefined) {
        value = byText();
        table.put(words, from, value);
      }
      return value;
    };
  }

  /** Spans that stand apart: each has a number for its bytes, and the numbers together are the key. */
  private memoBySpans<V>(spans: readonly number[], byText: () => V): () => V {
    let last = 0;
    const numbers = spans.map((span) =>
      this.memoByBytes(span, () => {
        last += 1;
        return last;
      }),
    );
    const table = new PackedTable<V>();
    const key = new Int32Array(KEY_WORDS);
    return () => {
      if (!this.slice) return byText();
      for (let i = 0; i < numbers.length; i++) key[i] = numbers[i]?.() ?? 0;
      let value = table.get(key, 0);
      if (value === undefined) {
        value = byText();
        table.put(key, 0, value);
      }
      return value;
    };
  }

  private addSpan(span: Span): number {
    const index = this.spans.push(span) - 1;
    this.scanner.addSpan(index, span);
    return index;
  }

  private spanCells(index: number): readonly string[] {
    const span = this.spans[index];
    return span ? this.all().slice(span.first, span.last + 1) : [];
  }

  /** Takes the next record from its text, cut at its delimiters or as csv-parse read it; returns its number of fields. */
  load(text: string, parsed: readonly string[] | null): number {
    this.slice = null;
    this.cells = parsed ?? text.split(this.layout.delimiter);
    return this.cells.length;
  }

  /**
   * Takes the next line from bytes without quotes. Returns the position after it, or -1 where the bytes end
   * before the line does.
   */
  scan(buffer: Buffer, start: number): number {
    const next = this.scanner.scan(buffer, start);
    this.cells = null;
    this.slice = this.scanned;
    this.scanned.buffer = buffer;
    this.scanned.start = start;
    this.scanned.end = this.scanner.end;
    return next;
  }

  /** Whether the line scanned is an ordinary record, to be answered from its bytes. */
  isOrdinary(): boolean {
    return this.scanner.packable && this.scanner.fields === this.layout.width;
  }

  /** The text of the line scanned. */
  line(): RecordText {
    return this.slice ?? '';
  }

  /** Every cell of the current record. */
  all(): readonly string[] {
    this.cells ??= String(this.line()).split(this.layout.delimiter);
    return this.cells;
  }
}
