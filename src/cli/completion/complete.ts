import { isLookup } from '../first-word.js';
import type { ArgumentNames } from '../options/command.js';
import type { CommandWords, CompletionWords, Offer, OptionWords, Word } from './words.js';

/** What completes a word: the words that can take its place, and whether a file name can. */
export interface Completions {
  readonly words: readonly Word[];
  readonly files: boolean;
}

/** The codes that begin with a text, with their names. */
export type CodesFrom = (prefix: string) => readonly Word[];

/** With fewer characters there are more codes than anyone reads, and a shell would take some of them for all. */
const FEWEST_OF_CODE = 3;

const NONE: Completions = { words: [], files: false };

const startsWith = (word: string, typed: string): boolean =>
  word.toUpperCase().startsWith(typed.toUpperCase());

function fitting(words: readonly Word[], typed: string): Completions {
  return { words: words.filter(([word]) => startsWith(word, typed)), files: false };
}

/** Puts what has been typed before a part of a word in front of its completions. */
const after = (before: string, { words, files }: Completions): Completions => ({
  words: words.map(([word, meaning]) => [before + word, meaning] as const),
  files,
});

/** What the next argument names after those that are given. */
function offerFor(names: ArgumentNames, given: readonly string[]): Offer {
  if (isInOrder(names)) return names[Math.min(given.length, names.length - 1)] ?? [];
  const [first] = given;
  return first === undefined ? Object.keys(names) : (Object.hasOwn(names, first) && names[first]) || [];
}

const isInOrder = (names: ArgumentNames): names is Extract<ArgumentNames, readonly unknown[]> =>
  Array.isArray(names);

/** Completes one word of a command line for a shell. */
class Completer {
  constructor(
    private readonly made: CompletionWords,
    private readonly codesFrom: CodesFrom,
  ) {}

  private codes(typed: string): Completions {
    const [, code, suffix = ''] = /^([A-Z\d]{5}-)([A-Z\d]{0,2})$/i.exec(typed) ?? [];
    if (code !== undefined) return after(code, this.offered('modifier', suffix));
    const last = typed.slice(typed.indexOf('-') + 1);
    if (!/^[A-Z\d]+$/i.test(last) || last.length < FEWEST_OF_CODE || !/\d/.test(last)) return NONE;
    const found = fitting(this.codesFrom(last.toUpperCase()), last);
    return after(typed.slice(0, typed.length - last.length), found);
  }

  offered(offer: Offer, typed: string): Completions {
    if (typeof offer !== 'string')
      return fitting(
        offer.map((word) => [word, ''] as const),
        typed,
      );
    if (offer === 'file') return { words: [], files: true };
    if (offer === 'code') return this.codes(typed);
    if (offer === 'input') return { ...this.codes(typed), files: true };
    return fitting(this.made.listed[offer] ?? [], typed);
  }

  value({ value }: OptionWords, typed: string): Completions {
    if (!value?.offer) return NONE;
    const from = value.isList ? typed.lastIndexOf(',') + 1 : 0;
    return after(typed.slice(0, from), this.offered(value.offer, typed.slice(from)));
  }

  options(options: readonly OptionWords[], typed: string): Completions {
    const [name = '', ...rest] = typed.split('=');
    if (rest.length > 0) {
      const option = options.find(({ names }) => names.includes(name));
      return option ? after(`${name}=`, this.value(option, rest.join('='))) : NONE;
    }
    return fitting(
      options.map(({ names: [long = ''], help }) => [long, help] as const),
      typed,
    );
  }

  first(typed: string): Completions {
    if (typed.startsWith('-')) return this.options(this.made.program, typed);
    const commands = this.made.commands.map(({ name, summary }) => [name, summary] as const);
    return { words: [...fitting(commands, typed).words, ...this.codes(typed).words], files: false };
  }

  ofCommand(command: CommandWords, before: readonly string[], typed: string): Completions {
    const options = [...command.options, ...this.made.everywhere];
    const taking = (word: string | undefined): OptionWords | undefined =>
      options.find(({ names, value }) => value !== null && names.includes(word ?? ''));
    const ended = before.includes('--');
    const pending = ended ? undefined : taking(before.at(-1));
    if (pending) return this.value(pending, typed);
    if (!ended && typed.startsWith('-')) return this.options(options, typed);
    const given = before.filter((word, i) => !word.startsWith('-') && !taking(before[i - 1]));
    return this.offered(offerFor(command.names, given), typed);
  }
}

/**
 * What completes the last word of a command line.
 * @param before the words between `rvu` and it
 */
export function complete(
  made: CompletionWords,
  before: readonly string[],
  typed: string,
  codesFrom: CodesFrom,
): Completions {
  const completer = new Completer(made, codesFrom);
  const at = before.findIndex((word) => !word.startsWith('-'));
  if (at < 0) return completer.first(typed);
  const rest = before.slice(at);
  const name = isLookup(rest) ? 'lookup' : rest[0];
  const command = made.commands.find((each) => each.name === name);
  return command ? completer.ofCommand(command, name === rest[0] ? rest.slice(1) : rest, typed) : NONE;
}
