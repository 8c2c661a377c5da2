import { Output } from '../../../batch/bytes/output.js';
import { TextStore } from '../../../batch/bytes/text-store.js';
import type { PriceTerms } from '../../../core/price/priced.js';
import {
  AMOUNT,
  amountsRoom,
  fillAmounts,
  type SchedulePercents,
  schedulePercents,
} from '../../../core/price/schedule-line.js';
import { termsFor } from '../../../core/price/terms.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Locality } from '../../../core/release/locality.js';
import { type ScheduleColumn, scheduleColumns } from './columns.js';
import type { ScheduleRequest } from './request.js';

const COMMA = 44;
const NEWLINE = 10;

/** Adjacent columns of places or of rows, whose cells are one text; or a single column of amounts. */
type Piece =
  | { readonly of: 'place'; text(locality: Locality | null): string }
  | { readonly of: 'row'; readonly texts: readonly number[] }
  | { readonly of: 'amount'; readonly setting: number; readonly at: number };

/**
 * Writes a schedule as CSV: a million lines, of which only the amounts differ from place to place. The other
 * cells are put into words once and copied, and the amounts are written digit by digit, so that no line makes
 * an object or a string.
 */
export class ScheduleCsv {
  private readonly columns: readonly ScheduleColumn[];
  private readonly pieces: readonly Piece[];
  private readonly store = new TextStore();
  private readonly known = new Map<string, number>();
  private readonly amounts: readonly Float64Array[];
  private readonly percents: SchedulePercents;
  private readonly out = new Output();

  constructor(
    private readonly schedule: FeeSchedule,
    private readonly rows: readonly FeeRow[],
    private readonly request: ScheduleRequest,
  ) {
    this.columns = scheduleColumns(schedule, request);
    this.pieces = this.piecesOf();
    this.amounts = request.settings.map(amountsRoom);
    this.percents = schedulePercents(schedule.rules, schedule.release.effective.from, request.percent);
  }

  private piecesOf(): Piece[] {
    const { columns, rows } = this;
    const pieces: Piece[] = [];
    for (let i = 0; i < columns.length; ) {
      const column = columns[i] as ScheduleColumn;
      const rest = columns.slice(i);
      const end = rest.findIndex(({ of }) => of !== column.of);
      const run = end < 0 ? rest : rest.slice(0, end);
      if (column.of === 'place') {
        const texts = run.flatMap((each) => (each.of === 'place' ? [each] : []));
        pieces.push({ of: 'place', text: (locality) => texts.map(({ text }) => text(locality)).join(',') });
        i += run.length;
      } else if (column.of === 'row') {
        const texts = run.flatMap((each) => (each.of === 'row' ? [each] : []));
        const ofRow = (row: FeeRow): string => texts.map(({ text }) => text(row)).join(',');
        pieces.push({ of: 'row', texts: rows.map((row) => this.keep(ofRow(row))) });
        i += run.length;
      } else {
        const setting = this.request.settings.indexOf(column.setting);
        pieces.push({ of: 'amount', setting, at: AMOUNT[column.amount] });
        i += 1;
      }
    }
    return pieces;
  }

  private keep(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const number = this.store.add(text);
    this.known.set(text, number);
    return number;
  }

  /** The names of the columns. @returns bytes, valid until the next call */
  header(): Uint8Array {
    this.out.latin1(`${this.columns.map(({ name }) => name).join(',')}\n`);
    return this.out.take();
  }

  /** Every line of a place, in the order of the release. @returns bytes, valid until the next call */
  place(locality: Locality | null): Uint8Array {
    const { schedule, request, rows, amounts, percents } = this;
    const terms = request.settings.map(
      (setting): PriceTerms => termsFor(schedule.release, setting, locality, request.choices),
    );
    const texts = this.pieces.map((piece) => (piece.of === 'place' ? this.keep(piece.text(locality)) : 0));
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as FeeRow;
      for (let s = 0; s < terms.length; s++) {
        fillAmounts(amounts[s] as Float64Array, row, terms[s] as PriceTerms, percents);
      }
      this.line(i, texts);
    }
    return this.out.take();
  }

  private line(i: number, places: readonly number[]): void {
    const { out, store, pieces, amounts } = this;
    for (let p = 0; p < pieces.length; p++) {
      if (p > 0) out.byte(COMMA);
      const piece = pieces[p] as Piece;
      if (piece.of === 'amount') {
        const cents = amounts[piece.setting]?.[piece.at] ?? 0;
        if (cents >= 0) out.dollars(cents);
      } else out.put(store, piece.of === 'row' ? (piece.texts[i] ?? 0) : (places[p] ?? 0));
    }
    out.byte(NEWLINE);
  }
}
