import { type Delimiters, ISA_LENGTH, readDelimiters, withoutLead } from './delimiters.js';
import { type Segment, X12Error } from './segment.js';

/**
 * Far longer than any segment of the guide; without a limit, a file that lacks terminators would be kept in
 * memory as a whole.
 */
const LONGEST_SEGMENT = 65_536;
const LINE_BREAK = /[\r\n]/;
const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;

/**
 * Cuts text that arrives in pieces into segments. The delimiters are those of the ISA, and after an IEA those
 * of the next ISA. Keeps only the current piece and the segment in which it breaks off.
 */
export class SegmentCutter {
  private rest = '';
  private delimiters: Delimiters | null = null;
  private position = 0;

  /** @throws X12Error naming the position of text that cannot be cut */
  *push(text: string): Generator<Segment> {
    const seen = this.rest.length;
    this.rest += text;
    let start = 0;
    let from = seen;
    while (true) {
      if (this.delimiters === null) {
        this.rest = withoutLead(this.rest.slice(start));
        if (this.rest.length < ISA_LENGTH) return;
        this.delimiters = this.openInterchange();
        start = 0;
        from = ISA_LENGTH - 1;
      }
      const end = this.rest.indexOf(this.delimiters.segment, from);
      if (end < 0) break;
      yield this.cut(this.rest.slice(start, end), this.delimiters);
      start = end + 1;
      from = start;
    }
    this.rest = this.rest.slice(start);
    if (this.rest.length > LONGEST_SEGMENT) throw this.tooLong();
  }

  /** To be called at the end of the file. @throws X12Error if it is empty, not X12, or cut off */
  *end(): Generator<Segment> {
    const rest = this.rest.trim();
    if (this.delimiters === null) {
      if (rest !== '' || this.position === 0) this.openInterchange();
    } else if (rest !== '') {
      // Editors drop a final line break; the envelope shows whether the last segment is complete.
      if (LINE_BREAK.test(this.delimiters.segment)) yield this.cut(rest, this.delimiters);
      else throw new X12Error(`segment ${this.position + 1}: the file ends inside it`);
    }
  }

  private openInterchange(): Delimiters {
    const position = this.position + 1;
    if (!this.rest.startsWith('ISA')) {
      throw new X12Error(
        position === 1
          ? 'not an X12 file: it does not begin with an ISA segment'
          : `segment ${position}: only an ISA segment may follow an IEA`,
      );
    }
    return readDelimiters(this.rest.slice(0, ISA_LENGTH), position);
  }

  private tooLong(): X12Error {
    return new X12Error(`segment ${this.position + 1}: no terminator within ${LONGEST_SEGMENT} characters`);
  }

  private cut(text: string, delimiters: Delimiters): Segment {
    if (text.length > LONGEST_SEGMENT) throw this.tooLong();
    this.position += 1;
    const whole = text.replace(/^[\r\n]+/, '');
    const elements = whole.split(delimiters.element);
    const id = elements[0]?.trim() ?? '';
    const fail = (what: string) => new X12Error(`segment ${this.position}: ${what}`);
    if (LINE_BREAK.test(whole)) throw fail('a line break inside it; its terminator may be missing');
    if (!IDENTIFIER.test(id)) throw fail('it has no segment identifier');
    if (id === 'IEA') this.delimiters = null;
    return { position: this.position, id, elements, componentSeparator: delimiters.component };
  }
}
