import { SLACK, type TextStore } from './text-store.js';

const FIRST_SIZE = 256 * 1024;
const POINT = 46;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const QUOTE = 34;

/** Three digits, and up to three without leading zeros, as the bytes of a little-endian word. */
const TRIPLE = new Int32Array(1000);
const SHORT = new Int32Array(1000);
const SHORT_LENGTH = new Uint8Array(1000);
/** ".05": a decimal point and two digits */
const CENTS = new Int32Array(100);

function word(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) bytes |= text.charCodeAt(i) << (8 * i);
  return bytes;
}

for (let i = 0; i < 1000; i++) {
  TRIPLE[i] = word(String(i).padStart(3, '0'));
  SHORT[i] = word(String(i));
  SHORT_LENGTH[i] = String(i).length;
}
for (let i = 0; i < 100; i++) CENTS[i] = word(`.${String(i).padStart(2, '0')}`);

/** A table, because computing a power takes longer than writing the number. */
const POWERS_OF_TEN = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/** 1,000 RVUs in hundredths: smaller ones take two words from the tables, one for the whole part and one for the rest. */
const THOUSAND_RVUS = 100_000;
/** Dollars below this are written from the tables; others digit by digit. */
const MILLION = 1_000_000;

/** The bytes that a batch writes, collected in one buffer that grows and is reused. */
export class Output {
  bytes = new Uint8Array(FIRST_SIZE);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  /** Makes room for some more bytes, and for the overshoot of copies. */
  reserve(more: number): void {
    if (this.length + more + SLACK <= this.bytes.length) return;
    let size = this.bytes.length * 2;
    while (this.length + more + SLACK > size) size *= 2;
    const larger = new Uint8Array(size);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  /** Copies a text of the store. */
  put(store: TextStore, text: number): void {
    this.copy(store.view, text, text + store.length(text));
  }

  /**
   * Copies a text of a store, or any valid UTF-8, eight bytes at a time as doubles. None is a NaN, which a copy could
   * change: it would end in 0x7F or 0xFF after a byte of 0xF0 or more, after which UTF-8 has neither. `from` must have
   * eight bytes of slack after `end`.
   */
  copy(from: DataView, start: number, end: number): void {
    const length = end - start;
    this.reserve(length);
    const { view, length: to } = this;
    for (let i = 0; i < length; i += 8) view.setFloat64(to + i, from.getFloat64(start + i, true), true);
    this.length = to + length;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Writes text of characters below U+0100, one byte each. */
  latin1(text: string): void {
    this.reserve(text.length);
    const { bytes, length } = this;
    for (let i = 0; i < text.length; i++) bytes[length + i] = text.charCodeAt(i);
    this.length = length + text.length;
  }

  /** Writes text as UTF-8. */
  utf8(text: string): void {
    this.reserve(text.length * 3);
    const { bytes, length } = this;
    this.length = length + Buffer.from(bytes.buffer).write(text, length, 'utf8');
  }

  /** Writes cents as dollars: 123456 as "1234.56", or with `grouped` as "1,234.56". */
  dollars(cents: number, grouped = false): void {
    this.reserve(32);
    if (cents < 0) {
      this.bytes[this.length++] = MINUS;
      this.dollars(-cents, grouped);
      return;
    }
    if (cents < MILLION * 100) {
      this.small(cents | 0, grouped);
      return;
    }
    const whole = Math.floor(cents / 100);
    this.large(whole, grouped);
    this.view.setInt32(this.length, CENTS[cents - whole * 100] ?? 0, true);
    this.length += 3;
  }

  private small(cents: number, grouped: boolean): void {
    const { view } = this;
    const whole = (cents / 100) | 0;
    const thousands = (whole / 1000) | 0;
    const first = thousands > 0 ? thousands : whole;
    let at = this.length;
    view.setInt32(at, SHORT[first] ?? 0, true);
    at += SHORT_LENGTH[first] ?? 0;
    if (thousands > 0) {
      if (grouped) this.bytes[at++] = COMMA;
      view.setInt32(at, TRIPLE[whole - thousands * 1000] ?? 0, true);
      at += 3;
    }
    view.setInt32(at, CENTS[cents - whole * 100] ?? 0, true);
    this.length = at + 3;
  }

  /** Writes four cells of RVUs, in hundredths and with both decimals, and the delimiter before, between and after them. */
  rvus(a: number, b: number, c: number, d: number, delimiter: number): void {
    this.byte(delimiter);
    if (a >= THOUSAND_RVUS || b >= THOUSAND_RVUS || c >= THOUSAND_RVUS || d >= THOUSAND_RVUS) {
      for (const hundredths of [a, b, c, d]) {
        this.dollars(hundredths);
        this.byte(delimiter);
      }
      return;
    }
    this.reserve(32);
    const after = delimiter << 24;
    let at = this.shortRvu(a, after, this.length);
    at = this.shortRvu(b, after, at);
    at = this.shortRvu(c, after, at);
    this.length = this.shortRvu(d, after, at);
  }

  /** Writes fewer than 1,000 RVUs. @param after the byte that follows, as the high byte of a word @returns where the next text begins */
  private shortRvu(hundredths: number, after: number, at: number): number {
    const { view } = this;
    const whole = (hundredths / 100) | 0;
    view.setInt32(at, SHORT[whole] ?? 0, true);
    const point = at + (SHORT_LENGTH[whole] ?? 0);
    view.setInt32(point, (CENTS[hundredths - whole * 100] ?? 0) | after, true);
    return point + 4;
  }

  private large(whole: number, grouped: boolean): void {
    const text = String(whole);
    for (let i = 0; i < text.length; i++) {
      if (grouped && i > 0 && (text.length - i) % 3 === 0) this.bytes[this.length++] = COMMA;
      this.bytes[this.length++] = text.charCodeAt(i);
    }
  }

  /** Writes a whole number. */
  integer(value: number): void {
    if (value >= 1000) {
      this.latin1(String(value));
      return;
    }
    this.reserve(4);
    this.view.setInt32(this.length, SHORT[value] ?? 0, true);
    this.length += SHORT_LENGTH[value] ?? 0;
  }

  /** Writes an integer of 1/10^scale without trailing zero decimals: 625000 at scale 4 as "62.5". */
  trimmed(units: number, scale: number): void {
    const divisor = POWERS_OF_TEN[scale] ?? 10 ** scale;
    const whole = Math.floor(units / divisor);
    this.integer(whole);
    let rest = units - whole * divisor;
    if (rest === 0) return;
    this.byte(POINT);
    for (let place = divisor / 10; rest > 0; place /= 10) {
      const digit = Math.floor(rest / place);
      this.byte(ZERO + digit);
      rest -= digit * place;
    }
  }

  /** Puts quotes around what has been written since `from`, a cell that turned out to need them, and doubles those within. */
  quoteFrom(from: number): void {
    let inside = 0;
    for (let at = from; at < this.length; at++) if (this.bytes[at] === QUOTE) inside++;
    this.reserve(inside + 2);
    const { bytes } = this;
    let to = this.length + inside + 1;
    bytes[to] = QUOTE;
    const end = to + 1;
    if (inside === 0) bytes.copyWithin(from + 1, from, this.length);
    else {
      for (let at = this.length - 1; at >= from; at--) {
        const byte = bytes[at] as number;
        bytes[--to] = byte;
        if (byte === QUOTE) bytes[--to] = QUOTE;
      }
    }
    bytes[from] = QUOTE;
    this.length = end;
  }

  /** The bytes collected so far, as a view that is valid until the next write; the output then starts over. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}
