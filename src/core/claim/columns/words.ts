import type { NoticeCode } from '../../issue/codes.js';
import type { Remedy } from '../../issue/remedy.js';
import { formatDollars, formatScaled } from '../../number/decimal.js';
import type { Provenance } from '../../price/provenance.js';
import { ordinal, percentText } from '../line/wording.js';

/**
 * The wording of a rule's steps, kept next to its arithmetic as templates. A rule records only numbers; its
 * sentence, formula and source are built from them when somebody asks.
 *
 * `{fee:dollars}` prints the argument called fee. A part in square brackets is left out if its first argument
 * is negative: `paid in full[, not above the cap of {cap:dollars}]`.
 */
export type Format =
  | 'dollars'
  | 'amount'
  | 'percent'
  | 'count'
  | 'ordinal'
  | 'tenths'
  | 'factor'
  | 'factorDollars'
  | 'text';

/** A piece of a sentence: fixed text, an argument by its position, or an optional part. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'argument'; readonly at: number; readonly format: Format }
  | { readonly kind: 'optional'; readonly at: number; readonly pieces: readonly Piece[] };

/** What a step of the arithmetic is called and how it is worded. */
export interface StepWords {
  readonly id: number;
  readonly kind: 'step';
  readonly count: number;
  readonly name: string;
  readonly sentence: Template;
  readonly formula: Template;
  /** The source of the step; a function if that depends on the arguments */
  readonly source:
    | readonly Provenance[]
    | ((args: readonly number[], text: (number: number) => string) => readonly Provenance[]);
}

/** A notice with arguments. */
export interface NoticeWords {
  readonly id: number;
  readonly kind: 'notice';
  readonly count: number;
  readonly code: NoticeCode;
  readonly message: Template;
  readonly remedy?: Remedy;
}

export type Words = StepWords | NoticeWords;

/** Every template of the rules, by its number in the log. */
const REGISTRY: Words[] = [];

export function wordsOf(id: number): Words {
  return REGISTRY[id] as Words;
}

export const allWords = (): readonly Words[] => REGISTRY;

const TOKEN = /\{(\w+):(\w+)\}|\[([^\]]*)\]/g;

function piecesOf(template: string, names: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const position = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`"${template}" has no argument ${name}`);
    return at;
  };
  let end = 0;
  for (const match of template.matchAll(TOKEN)) {
    const [whole, name, format, optional] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: template.slice(end, match.index) });
    end = match.index + whole.length;
    if (name !== undefined) {
      pieces.push({ kind: 'argument', at: position(name), format: format as Format });
    } else {
      const inner = piecesOf(optional ?? '', names);
      const first = inner.find((piece) => piece.kind === 'argument');
      if (first?.kind !== 'argument') throw new Error(`"${template}" leaves out text without an argument`);
      pieces.push({ kind: 'optional', at: first.at, pieces: inner });
    }
  }
  if (end < template.length) pieces.push({ kind: 'text', text: template.slice(end) });
  return pieces;
}

/** A template; its pieces are found when something is first worded by it, because a prompt words few of a hundred. */
class Template {
  private found: readonly Piece[] | undefined;

  /** @param names names of its arguments, in the order the rule records them */
  constructor(
    private readonly text: string,
    private readonly names: readonly string[],
  ) {}

  /** @throws Error if it names an argument that it does not have */
  get pieces(): readonly Piece[] {
    this.found ??= piecesOf(this.text, this.names);
    return this.found;
  }
}

interface StepTemplates {
  readonly name: string;
  readonly sentence: string;
  /** If omitted, the sentence is used */
  readonly formula?: string;
  readonly source: StepWords['source'];
}

/**
 * Declares the wording of a step.
 * @param names names of its arguments, separated by spaces, in the order the rule records them
 */
export function stepWords(names: string, { name, sentence, formula, source }: StepTemplates): StepWords {
  const list = names.split(' ').filter(Boolean);
  const words: StepWords = {
    id: REGISTRY.length,
    kind: 'step',
    count: list.length,
    name,
    sentence: new Template(sentence, list),
    formula: new Template(formula ?? sentence, list),
    source,
  };
  REGISTRY.push(words);
  return words;
}

/** Declares a notice with arguments. */
export function noticeWords(
  names: string,
  {
    code,
    message,
    remedy,
  }: { readonly code: NoticeCode; readonly message: string; readonly remedy?: Remedy },
): NoticeWords {
  const list = names.split(' ').filter(Boolean);
  const words: NoticeWords = {
    id: REGISTRY.length,
    kind: 'notice',
    count: list.length,
    code,
    message: new Template(message, list),
    ...(remedy ? { remedy } : {}),
  };
  REGISTRY.push(words);
  return words;
}

/** Prints one argument. @param text looks up a text by its number */
export function argumentText(value: number, format: Format, text: (number: number) => string): string {
  switch (format) {
    case 'dollars':
      return formatDollars(value);
    case 'amount':
      return formatScaled(value, 2);
    case 'percent':
      return percentText(value);
    case 'count':
      return String(value);
    case 'ordinal':
      return ordinal(value);
    case 'tenths':
      return formatScaled(value, 1);
    case 'factor':
      return formatScaled(value, 4);
    case 'factorDollars':
      return `$${formatScaled(value, 4)}`;
    case 'text':
      return text(value);
  }
}

/** Assembles a sentence or formula. */
export function textOf(
  template: Template,
  args: readonly number[],
  text: (number: number) => string,
): string {
  return piecesText(template.pieces, args, text);
}

function piecesText(
  pieces: readonly Piece[],
  args: readonly number[],
  text: (number: number) => string,
): string {
  let made = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') made += piece.text;
    else if (piece.kind === 'argument') made += argumentText(args[piece.at] ?? 0, piece.format, text);
    else if ((args[piece.at] ?? -1) >= 0) made += piecesText(piece.pieces, args, text);
  }
  return made;
}
