/** JSON.parse does not say in which line a value stands, nor, for most errors, in which line it fails. */

/** A value of an object, and the line of its name, from 1. */
export interface JsonMember {
  readonly value: unknown;
  readonly line: number;
}

/** What is wrong with a text that should be a JSON object: "a comma or } is missing". */
export class JsonProblem extends Error {
  constructor(
    readonly line: number,
    what: string,
  ) {
    super(what);
  }
}

const TEXT = /"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const MARK = /[{}[\]:,]/y;
const SPACE = /[ \t\r\n]*/y;

/** Far more than a config file needs; deeper text would use up the stack. */
const DEEPEST = 50;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  get line(): number {
    return this.text.slice(0, this.at).split('\n').length;
  }

  private fail(what: string): never {
    throw new JsonProblem(this.line, what);
  }

  /** Reads what matches, after any space; null if something else follows. */
  private take(pattern: RegExp): string | null {
    for (const each of [SPACE, pattern]) {
      each.lastIndex = this.at;
      const found = each.exec(this.text)?.[0];
      if (found === undefined) return null;
      this.at += found.length;
      if (each === pattern) return found;
    }
    return null;
  }

  private mark(accepted: string, what: string): string {
    this.take(SPACE);
    const before = this.at;
    const mark = this.take(MARK);
    if (mark !== null && accepted.includes(mark)) return mark;
    if (mark !== null) this.at = before;
    return this.fail(what);
  }

  /** Reads members or items up to their closing mark. */
  private list(close: string, each: () => void): void {
    const before = this.at;
    if (this.take(MARK) === close) return;
    this.at = before;
    do each();
    while (this.mark(`,${close}`, `a comma or ${close} is missing`) === ',');
  }

  private value(depth: number): unknown {
    if (depth > DEEPEST) this.fail('it is nested too deeply');
    const text = this.take(TEXT) ?? this.take(WORD);
    if (text !== null) return JSON.parse(text);
    if (this.mark('{[', 'a value is missing, or not in double quotes') === '{')
      return Object.fromEntries([...this.members(depth + 1)].map(([name, { value }]) => [name, value]));
    const items: unknown[] = [];
    this.list(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  private members(depth: number): Map<string, JsonMember> {
    const members = new Map<string, JsonMember>();
    this.list('}', () => {
      const text = this.take(TEXT) ?? this.fail('a name in double quotes is missing');
      const name = JSON.parse(text) as string;
      const { line } = this;
      if (members.has(name)) this.fail(`a name of line ${members.get(name)?.line} appears again`);
      this.mark(':', 'a colon is missing');
      members.set(name, { value: this.value(depth), line });
    });
    return members;
  }

  object(): Map<string, JsonMember> {
    this.mark('{', 'an object should begin here, with {');
    const members = this.members(0);
    this.take(SPACE);
    if (this.at < this.text.length) this.fail('more text follows the last }');
    return members;
  }
}

/** The members of a JSON object. @throws JsonProblem with the line of the first error */
export function readJsonObject(text: string): ReadonlyMap<string, JsonMember> {
  return new Reader(text.replace(/^\uFEFF/, '')).object();
}
