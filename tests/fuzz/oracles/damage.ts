import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../lab.js';
import { type Answer, type Damage, DETAIL, type Trial, type Verdict } from '../trial.js';
import { differenceFault, judge } from './answer.js';

/** A copy of the package whose files are damaged one at a time. */

const PARTS = ['bin', 'dist', 'data', 'package.json'];

const filesIn = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort();

/** The files of the package that hold data: the bundle, and what the build made from it. */
export function dataFiles(home: string): string[] {
  const built = readdirSync(join(home, 'dist'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(js|d\.ts|cjs)$/.test(entry.name))
    .map(({ name }) => join('dist', name));
  const notRead = /README|\.md$/;
  return [...filesIn(home, 'data'), ...built].filter((file) => !notRead.test(file));
}

/** Where the text has something that the question asks for, if it has; otherwise anywhere. */
function placeOf(text: string, { at, choice }: Damage, trial: Trial): number {
  const anywhere = Math.floor((at / 1_000_000) * text.length);
  if (choice % 3 === 0) return anywhere;
  const words = [...trial.args, trial.stdin ?? ''].join(' ').match(/\d{5}|[A-Z]\d{4}|Alameda/g) ?? [];
  const word = words[choice % Math.max(1, words.length)];
  const starts = [...text.matchAll(new RegExp(`^${word ?? '(?!)'}.*`, 'gm'))];
  const line = starts[at % Math.max(1, starts.length)];
  return line ? line.index + (at % Math.max(1, line[0].length)) : anywhere;
}

/** The text with the damage; null if the file is gone. Text has one character per byte. */
function damaged(text: string, damage: Damage, trial: Trial): string | null {
  const at = placeOf(text, damage, trial);
  const { how, choice } = damage;
  const digit = text.slice(at).search(/\d/) + at;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = (text.indexOf('\n', at) + 1 || text.length) as number;
  const line = text.slice(lineStart, lineEnd);
  switch (how) {
    case 'digit': {
      const other = (Number(text[digit]) + 1 + (choice % 9)) % 10;
      return digit < at ? text.slice(1) : text.slice(0, digit) + other + text.slice(digit + 1);
    }
    case 'letter for digit':
      return digit < at
        ? text.slice(1)
        : `${text.slice(0, digit)}${choice % 2 ? 'O' : 'l'}${text.slice(digit + 1)}`;
    case 'bit':
      return (
        text.slice(0, at) +
        String.fromCharCode(text.charCodeAt(at) ^ (1 << (choice % 8))) +
        text.slice(at + 1)
      );
    case 'cut':
      return text.slice(0, at);
    case 'cut at a line end':
      return text.slice(0, lineStart);
    case 'empty':
      return '';
    case 'gone':
      return null;
    case 'line lost':
      return text.slice(0, lineStart) + text.slice(lineEnd);
    case 'line doubled':
      return text.slice(0, lineEnd) + line + text.slice(lineEnd);
    case 'lines swapped': {
      const nextEnd = text.indexOf('\n', lineEnd) + 1 || text.length;
      return text.slice(0, lineStart) + text.slice(lineEnd, nextEnd) + line + text.slice(nextEnd);
    }
    case 'zeros':
      return text.slice(0, at) + '\u0000'.repeat(Math.min(64, text.length - at)) + text.slice(at + 64);
    default:
      return `${text}${choice % 2 ? '\n' : line}`;
  }
}

/** Answers of the sound copy, by question. */
const sound = new Map<string, Answer>();

function damageFault(trial: Trial, before: Answer, after: Answer): string | null {
  if (after.thrown === null && differenceFault(before, after) === null) return null;
  const { file = '', how = '' } = trial.setup?.damage ?? {};
  const what = `in ${file}`;
  const isRefused = after.code === 2 && /E_DATA_(DAMAGED|MISSING)/.test(after.stderr);
  if (after.thrown !== null) return `a stack ${what}${DETAIL}${how}: ${after.thrown.slice(0, 300)}`;
  if (!isRefused) return `another answer ${what}${DETAIL}${how}: ${differenceFault(before, after)}`;
  // A batch may write its header, and rows that are right, before it needs what turns out to be damaged.
  // JSON is closed with the error.
  const closing = after.stdout.search(/\n?\],"errors":\[\n\{"code":"E_DATA_/);
  const answered = closing < 0 ? after.stdout : after.stdout.slice(0, closing);
  const isWhole = closing >= 0 || /^(?:.*\n)*$/.test(answered);
  const isRight = isWhole && before.stdout.startsWith(answered);
  const isError = isRight || /"schema":\s*"rvu.error\/1"|"results":\s*\[\s*\]/.test(after.stdout);
  if (!isError)
    return `refused after an answer ${what}${DETAIL}${how}: ${JSON.stringify(after.stdout.slice(0, 120))}`;
  const name = file.split('/').at(-1) ?? '';
  return after.stderr.includes(name)
    ? null
    : `the message does not name the file ${what}${DETAIL}${how}: ${after.stderr.slice(0, 160)}`;
}

/** One in so many inputs is asked of a process of its own, the others of the copy's program in this process. */
const PROCESS_EVERY = 12;

/** Asks a copy of the package with one damaged file. */
export async function judgeDamage(trial: Trial, lab: Lab): Promise<Verdict[]> {
  const damage = trial.setup?.damage;
  if (!damage) return [];
  const copy = join(lab.root, 'package');
  if (!existsSync(copy))
    for (const part of PARTS) cpSync(join(lab.home, part), join(copy, part), { recursive: true });
  const isOwn = trial.seed % PROCESS_EVERY === 0;
  const ask = (): Promise<Answer> => (isOwn ? lab.ownProcess(trial, copy) : lab.inCopy(trial, copy));
  const key = JSON.stringify([trial.args, trial.stdin, isOwn]);
  const before = sound.get(key) ?? (await ask());
  sound.set(key, before);
  const path = join(copy, damage.file);
  const whole = readFileSync(path);
  const text = damaged(whole.toString('latin1'), damage, trial);
  if (text === whole.toString('latin1')) return [];
  try {
    if (text === null) rmSync(path);
    else writeFileSync(path, text, 'latin1');
    const after = await ask();
    return [...judge(trial, after), { oracle: 'damage', fault: damageFault(trial, before, after) }];
  } finally {
    writeFileSync(path, whole);
  }
}
