import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import type { Lab } from '../lab.js';
import { type Answer, DETAIL, type TargetKind, type Trial, type Verdict } from '../trial.js';
import { judge } from './answer.js';

/** What a file of output or configuration is before and after. */

export const REAL = 'real-file';

/** Makes what the name stands for at first; false where the system does not allow it. */
export function make(dir: string, name: string, kind: TargetKind, text: string): boolean {
  const path = join(dir, name);
  const bytes = Buffer.from(text, 'latin1');
  try {
    switch (kind) {
      case 'file':
      case 'private file':
      case 'read-only file':
        writeFileSync(path, bytes);
        chmodSync(path, kind === 'file' ? 0o644 : kind === 'private file' ? 0o600 : 0o444);
        break;
      case 'link':
        writeFileSync(join(dir, REAL), bytes);
        symlinkSync(REAL, path);
        break;
      case 'link to nothing':
        symlinkSync(REAL, path);
        break;
      case 'link to itself':
        symlinkSync(name, path);
        break;
      case 'folder':
        mkdirSync(path);
        break;
      case 'fifo':
        execFileSync('mkfifo', ['--', path]);
        break;
      case 'device':
        // The null device under a private name, so that the system's own is out of reach.
        execFileSync('mknod', ['--', path, 'c', '1', '3'], { stdio: 'ignore' });
        break;
    }
    return true;
  } catch {
    return false;
  }
}

export interface State {
  readonly names: string;
  readonly type: string;
  readonly mode: number;
  readonly text: string | null;
}

/** What a name stands for; nothing if it is too long to stand for anything. */
function entryOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const typeOf = (path: string): string => {
  const found = entryOf(path);
  if (!found) return 'nothing';
  if (found.isSymbolicLink()) return 'link';
  if (found.isFIFO()) return 'fifo';
  if (found.isCharacterDevice()) return 'device';
  return found.isDirectory() ? 'folder' : 'file';
};

export function stateOf(dir: string, name: string): State {
  const path = join(dir, name);
  const type = typeOf(path);
  const holdsText = type === 'file' || (type === 'link' && existsSync(path));
  return {
    names: readdirSync(dir).sort().join('\0'),
    type,
    mode: entryOf(path)?.mode ?? 0,
    text: holdsText ? readFileSync(path, 'latin1') : null,
  };
}

const ENDINGS: Readonly<Record<string, string>> = {
  '.csv': '--csv',
  '.json': '--json',
  '.ndjson': '--ndjson',
  '.md': '--markdown',
};

/** The same question with its answer on standard output. */
export function onStdout(trial: Trial): Trial {
  const { args } = trial;
  const at = args.findIndex((arg) => /^(--out|-o|--html)$/.test(arg));
  const rest = [...args.slice(0, at), ...args.slice(at + 2)];
  if (args[at] === '--html') return { ...trial, args: [...rest, '--html', '-'] };
  const implied = ENDINGS[extname(args[at + 1] ?? '').toLowerCase()];
  const isGiven = rest.some((arg) => Object.values(ENDINGS).includes(arg));
  return { ...trial, args: implied && !isGiven && args[0] !== 'page' ? [...rest, implied] : rest };
}

const CANNOT: readonly TargetKind[] = ['read-only file', 'link to itself', 'folder', 'missing folder'];

function outFault(
  kind: TargetKind,
  before: State,
  after: State,
  answer: Answer,
  expected: Answer,
  received: string,
) {
  // An answer without any text leaves a file alone.
  const isWritten = answer.code === 0 || (answer.code === 1 && expected.stdout !== '');
  const short = (text: string | null): string => JSON.stringify(text?.slice(0, 60) ?? null);
  const added = kind === 'nothing' && isWritten ? 1 : kind === 'link to nothing' && isWritten ? 1 : 0;
  if (
    after.names.split('\0').filter(Boolean).length !==
    before.names.split('\0').filter(Boolean).length + added
  ) {
    return `${kind}: the folder holds other names${DETAIL}${short(before.names)}, then ${short(after.names)}`;
  }
  if (kind !== 'nothing' && after.type !== before.type) return `${kind}: it became a ${after.type}`;
  if (kind !== 'nothing' && after.mode !== before.mode) {
    return `${kind}: its mode changed${DETAIL}${before.mode.toString(8)}, then ${after.mode.toString(8)}`;
  }
  if (!isWritten) return after.text === before.text ? null : `${kind}: changed although the command failed`;
  if (CANNOT.includes(kind)) return `${kind}: exit code ${answer.code}, although it cannot be written`;
  const got = kind === 'fifo' ? received : after.text;
  if (kind === 'device' || got === expected.stdout) return null;
  return `${kind}: other content${DETAIL}${short(got)} instead of ${short(expected.stdout)}`;
}

/** Everything that can be read at once from a FIFO. */
function readAll(descriptor: number): string {
  const into = Buffer.alloc(1 << 17);
  try {
    return into.toString('latin1', 0, readSync(descriptor, into));
  } catch {
    return '';
  }
}

/** Writes an answer over the target, and compares it with the answer on standard output. */
export async function judgeOut(trial: Trial, lab: Lab): Promise<Verdict[]> {
  const target = trial.setup?.target;
  const at = trial.args.findIndex((arg) => /^(--out|-o|--html)$/.test(arg));
  if (!target || at < 0) return [];
  const { name, kind, text } = target;
  lab.clear();
  const expected = await lab.inProcess(onStdout(trial));
  lab.clear();
  if (!make(lab.dir, name, kind, text)) return [];
  const before = stateOf(lab.dir, name);
  const reader =
    kind === 'fifo' ? openSync(join(lab.dir, name), constants.O_RDONLY | constants.O_NONBLOCK) : undefined;
  const answer = await lab.inProcess(trial);
  const received = reader === undefined ? '' : readAll(reader);
  if (reader !== undefined) closeSync(reader);
  const after = stateOf(lab.dir, name);
  const fault = outFault(kind, before, after, answer, expected, received);
  return [...judge(trial, answer), { oracle: 'files', fault }];
}

function configFault({ args }: Trial, before: State, after: State, answer: Answer): string | null {
  const isChange = args[1] === 'set' || args[1] === 'unset';
  if (!isChange || answer.code !== 0) {
    return after.text === before.text && after.names === before.names
      ? null
      : 'changed although nothing was set';
  }
  if (before.text !== null && after.mode !== before.mode) return 'its mode changed';
  if (after.text === null && args[1] === 'unset') return null;
  try {
    const value = JSON.parse((after.text ?? '').replace(/^\u00EF\u00BB\u00BF/, '')) as Record<
      string,
      unknown
    >;
    const set = args[1] === 'set' ? value[(args[2] ?? '').toLowerCase()] : undefined;
    return args[1] === 'set' && set === undefined
      ? `what was set is not in the file${DETAIL}${args[2]}`
      : null;
  } catch {
    return `not JSON${DETAIL}${JSON.stringify(after.text?.slice(0, 80))}`;
  }
}

/** Runs a command on a configuration file. */
export async function judgeConfig(trial: Trial, lab: Lab): Promise<Verdict[]> {
  const target = trial.setup?.target;
  if (!target) return [];
  lab.clear();
  if (!make(lab.dir, target.name, target.kind, target.text)) return [];
  const before = stateOf(lab.dir, target.name);
  const answer = await lab.inProcess(trial);
  const after = stateOf(lab.dir, target.name);
  const isElsewhere = target.kind === 'missing folder';
  const fault = isElsewhere ? null : configFault(trial, before, after, answer);
  return [...judge(trial, answer), { oracle: 'files', fault }];
}
