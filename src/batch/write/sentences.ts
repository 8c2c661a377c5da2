import type { StepLog } from '../../core/claim/columns/step-log.js';
import type { Texts } from '../../core/claim/columns/texts.js';
import {
  argumentText,
  type Format,
  type NoticeWords,
  type Piece,
  type Words,
  wordsOf,
} from '../../core/claim/columns/words.js';
import { ordinal } from '../../core/claim/line/wording.js';
import type { Remedy } from '../../core/issue/remedy.js';
import type { Output } from '../bytes/output.js';
import { TextStore } from '../bytes/text-store.js';
import { encodeUtf8 } from '../input/encoding.js';

/** A piece of a sentence, ready to copy. */
interface ReadyText {
  readonly kind: 'text';
  /** Number in the store */
  readonly text: number;
  readonly mustQuote: boolean;
}

type Ready =
  | ReadyText
  | { readonly kind: 'argument'; readonly at: number; readonly format: Format }
  | { readonly kind: 'optional'; readonly at: number; readonly pieces: readonly Ready[] };

/** Ranks above this are too rare to keep. */
const MOST_ORDINALS = 100;
const GROUPED_FROM = 100_000;
const PERCENT_SCALE = 4;
const SIGN = 36;
const PERCENT = 37;
const SPACE = 32;

/** How to write sentences in a cell: as sentences among others, or as phrases separated by semicolons. */
export type SentenceStyle = 'sentences' | 'phrases';

/**
 * Writes what the rules did to a line straight from the numbers of the log into the output: fixed text is
 * copied, amounts are written digit by digit, and no string is created.
 */
export class Sentences {
  private readonly store = new TextStore();
  /** Sentences by the number of their words, texts by their number, and ordinals, once each has been written */
  private readonly ready: (readonly Ready[])[] = [];
  private readonly readyTexts: ReadyText[] = [];
  private readonly ordinals: ReadyText[] = [];
  private readonly between: number;
  private readonly stop: number;
  /** Whether rules attached notices, as well as steps, to the last line written */
  hasNotices = false;

  /** @param remedyText what to do about a notice, in words */
  constructor(
    private readonly log: StepLog,
    private readonly texts: Texts,
    private readonly delimiter: string,
    private readonly style: SentenceStyle,
    private readonly remedyText: (remedy: Remedy) => string,
  ) {
    this.between = this.store.add(style === 'sentences' ? ' ' : '; ');
    this.stop = this.store.add('.');
  }

  /**
   * Writes the steps of a line, without quotes around them.
   * @returns whether a cell of them must be quoted; null if the line has no steps
   */
  write(line: number, out: Output): boolean | null {
    const { log, style } = this;
    let isFirst = true;
    let mustQuote = false;
    this.hasNotices = false;
    for (let entry = log.heads[line] ?? 0; entry !== 0; entry = log.next(entry)) {
      const words = wordsOf(log.words(entry));
      if (words.kind !== 'step') {
        this.hasNotices = true;
        continue;
      }
      if (!isFirst) {
        out.put(this.store, this.between);
        if (this.delimiter === ';' && style === 'phrases') mustQuote = true;
      }
      mustQuote = this.pieces(this.readyOf(words), entry, out) || mustQuote;
      if (style === 'sentences') out.put(this.store, this.stop);
      isFirst = false;
    }
    return isFirst ? null : mustQuote;
  }

  /**
   * Writes the notices that rules attached to a line, without quotes around them.
   * @param isAfter whether other sentences come before
   * @returns whether a cell of them must be quoted
   */
  writeNotices(line: number, isAfter: boolean, out: Output): boolean {
    const { log } = this;
    let isFirst = !isAfter;
    let mustQuote = false;
    for (let entry = log.heads[line] ?? 0; entry !== 0; entry = log.next(entry)) {
      const words = wordsOf(log.words(entry));
      if (words.kind !== 'notice') continue;
      if (!isFirst) out.byte(SPACE);
      mustQuote = this.pieces(this.readyOf(words), entry, out) || mustQuote;
      isFirst = false;
    }
    return mustQuote;
  }

  private readyOf(words: Words): readonly Ready[] {
    const known = this.ready[words.id];
    if (known) return known;
    const ready =
      words.kind === 'step'
        ? this.prepare(words.sentence.pieces, this.style === 'sentences')
        : this.prepareNotice(words);
    this.ready[words.id] = ready;
    return ready;
  }

  private prepareNotice({ message, remedy }: NoticeWords): Ready[] {
    const ready = this.prepare(message.pieces, false);
    return remedy ? [...ready, this.readyText(` ${this.remedyText(remedy)}`)] : ready;
  }

  private prepare(pieces: readonly Piece[], isBeginning: boolean): Ready[] {
    return pieces.map((piece, i): Ready => {
      if (piece.kind === 'argument') return piece;
      if (piece.kind === 'optional') return { ...piece, pieces: this.prepare(piece.pieces, false) };
      const { text } = piece;
      const said = isBeginning && i === 0 ? text.charAt(0).toUpperCase() + text.slice(1) : text;
      return this.readyText(said);
    });
  }

  private readyText(text: string): ReadyText {
    const bytes = encodeUtf8(text);
    const mustQuote = bytes.includes(this.delimiter) || bytes.includes('"');
    return { kind: 'text', text: this.store.add(bytes), mustQuote };
  }

  private writeText({ text, mustQuote }: ReadyText, out: Output): boolean {
    out.put(this.store, text);
    return mustQuote;
  }

  private pieces(list: readonly Ready[], entry: number, out: Output): boolean {
    let mustQuote = false;
    for (const piece of list) {
      if (piece.kind === 'text') mustQuote = this.writeText(piece, out) || mustQuote;
      else if (piece.kind === 'argument') {
        mustQuote = this.argument(this.log.argument(entry, piece.at), piece.format, out) || mustQuote;
      } else if (this.log.argument(entry, piece.at) >= 0) {
        mustQuote = this.pieces(piece.pieces, entry, out) || mustQuote;
      }
    }
    return mustQuote;
  }

  private argument(value: number, format: Format, out: Output): boolean {
    switch (format) {
      case 'dollars':
        out.byte(SIGN);
        out.dollars(value, true);
        return value >= GROUPED_FROM && this.delimiter === ',';
      case 'amount':
        out.dollars(value);
        return false;
      case 'percent':
        out.trimmed(value, PERCENT_SCALE);
        out.byte(PERCENT);
        return false;
      case 'count':
        out.integer(value);
        return false;
      case 'ordinal':
        if (value >= MOST_ORDINALS) break;
        this.ordinals[value] ??= this.readyText(ordinal(value));
        return this.writeText(this.ordinals[value] as ReadyText, out);
      case 'text':
        this.readyTexts[value] ??= this.readyText(this.texts.text(value));
        return this.writeText(this.readyTexts[value] as ReadyText, out);
    }
    out.latin1(argumentText(value, format, (number) => this.texts.text(number)));
    return false;
  }
}
