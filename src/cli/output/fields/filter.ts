import { exactly, toJson } from '../../../answer/json/json.js';
import { type Kept, picked } from './kept.js';

type Members = Readonly<Record<string, unknown>>;

/** What a line of NDJSON is, if it is no result: it is left as it is. */
const REMARKS = ['error', 'notice', 'elsewhere'];

/** A result with the members that are kept; one of a batch keeps the number of its line. */
const result = (value: unknown, kept: Kept): unknown => picked(value, { line: 'all', ...kept });

/** A line of NDJSON: a result, or what a batch says of a record. */
function ofLine(value: Members, kept: Kept): unknown {
  if ('result' in value) return { ...value, result: picked(value.result, kept) };
  return REMARKS.some((name) => name in value) ? value : result(value, kept);
}

/** Leaves members out of JSON as it passes through, and keeps of it no more than a line or an answer at the prompt. */
export interface JsonFilter {
  /** @returns the text that is complete */
  push(text: string): string;
  end(): string;
}

/** Lines as they become whole. */
class Lines {
  private rest = '';

  take(text: string): string[] {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    return lines;
  }

  get last(): string {
    return this.rest;
  }
}

/** Results a line each; a command whose answer is never long prints its document instead. */
export class NdjsonFilter implements JsonFilter {
  private readonly lines = new Lines();
  private document: DocumentFilter | null = null;
  private isBegun = false;

  constructor(private readonly kept: Kept) {}

  push(text: string): string {
    if (!this.isBegun && text !== '') {
      this.isBegun = true;
      if (text.startsWith('{\n')) this.document = new DocumentFilter(this.kept);
    }
    if (this.document) return this.document.push(text);
    const lines = this.lines.take(text);
    return lines.map((line) => `${toJson(ofLine(exactly(line) as Members, this.kept))}\n`).join('');
  }

  end(): string {
    return this.document?.end() ?? this.lines.last;
  }
}

/** The first line of the document of a batch, each of whose results is a line. */
const HEAD = /"results":\[$/;

/** A document: one of a batch line by line, that of an answer at the prompt as a whole. */
export class DocumentFilter implements JsonFilter {
  private readonly lines = new Lines();
  private whole: string[] | null = null;
  private part: 'head' | 'results' | 'tail' = 'head';

  constructor(private readonly kept: Kept) {}

  push(text: string): string {
    if (this.whole) {
      this.whole.push(text);
      return '';
    }
    const lines = this.lines.take(text);
    const [first] = lines;
    if (this.part === 'head' && first !== undefined && !HEAD.test(first)) {
      this.whole = [...lines.map((line) => `${line}\n`), this.lines.last];
      return '';
    }
    return lines.map((line) => `${this.line(line)}\n`).join('');
  }

  private line(line: string): string {
    if (this.part === 'head') {
      this.part = 'results';
      return line;
    }
    if (line.startsWith(']')) this.part = 'tail';
    if (this.part === 'tail' || !line.startsWith('{')) return line;
    const comma = line.endsWith(',') ? ',' : '';
    return toJson(result(exactly(comma === '' ? line : line.slice(0, -1)), this.kept)) + comma;
  }

  end(): string {
    if (!this.whole) return this.lines.last;
    const text = this.whole.join('');
    if (text.trim() === '') return text;
    const document = exactly(text) as { readonly results?: unknown };
    const results = [document.results].flat().map((each) => result(each, this.kept));
    return `${toJson({ ...document, results }, 2)}\n`;
  }
}
