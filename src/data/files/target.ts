import { accessSync, constants, lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { cannotWrite, outputProblem } from './problem.js';

/** A regular file, which is replaced as a whole. */
export interface FileTarget {
  readonly kind: 'file';
  /** As the user wrote it */
  readonly name: string;
  /** Where symbolic links lead: absolute, without links */
  readonly path: string;
  /** The file that is there now, if any */
  readonly before: Stats | null;
}

/** What a file name leads to. Anything but a regular file is written to and never replaced. */
export type Target =
  | FileTarget
  /** A descriptor that this process has open, such as that of /dev/stdout */
  | { readonly kind: 'descriptor'; readonly name: string; readonly descriptor: number }
  | { readonly kind: 'pipe' | 'socket' | 'device'; readonly name: string; readonly path: string };

/** As many as Linux follows. */
const MOST_LINKS = 40;

const ANY_WRITE = 0o222;

/** A descriptor as a file name: of this process by number, or in /proc with the number of the process. */
const DESCRIPTOR = /^\/(?:dev\/fd|proc\/(\d+)\/(?:task\/\d+\/)?fd)\/(\d+)$/;

/** Whether a name can only be that of a folder. Windows accepts both slashes. */
const namesFolder = (name: string): boolean => (process.platform === 'win32' ? /[/\\]$/ : /\/$/).test(name);

/** Whether a file may be replaced. An administrator could always write to it, but a protected file is meant to stay. */
function isWritable(path: string, { mode }: Stats): boolean {
  if ((mode & ANY_WRITE) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function targetAt(name: string, path: string, stats: Stats | null): Target {
  if (stats?.isDirectory()) throw cannotWrite(name, 'it is a folder', 'Name a file in it.');
  if (stats?.isFIFO()) return { kind: 'pipe', name, path };
  if (stats?.isSocket()) return { kind: 'socket', name, path };
  if (stats && !stats.isFile()) return { kind: 'device', name, path };
  if (stats && !isWritable(path, stats))
    throw cannotWrite(name, 'it is read-only', 'Make it writable, or name another file.');
  return { kind: 'file', name, path, before: stats };
}

function follow(name: string): Target {
  let path = resolve(name);
  for (let links = 0; links <= MOST_LINKS; links++) {
    path = join(realpathSync(dirname(path)), basename(path));
    const [isDescriptor, owner = String(process.pid), number] = DESCRIPTOR.exec(path) ?? [];
    if (isDescriptor && owner !== String(process.pid)) return { kind: 'device', name, path };
    if (isDescriptor) return { kind: 'descriptor', name, descriptor: Number(number) };
    const stats = lstatSync(path, { throwIfNoEntry: false }) ?? null;
    if (!stats?.isSymbolicLink()) return targetAt(name, path, stats);
    path = resolve(dirname(path), readlinkSync(path));
  }
  throw Object.assign(new Error('too many symbolic links'), { code: 'ELOOP' });
}

/**
 * Finds out what a file name leads to, following symbolic links even to a file that does not exist yet.
 * @throws OutputError E_OUTPUT if no file can be written under this name
 */
export function targetOf(name: string): Target {
  if (name === '') throw cannotWrite(name, 'the name is empty', 'Give the name of a file.');
  if (namesFolder(name)) throw cannotWrite(name, 'it names a folder', 'Name a file in it.');
  try {
    return follow(name);
  } catch (error) {
    throw outputProblem(name, error, dirname(resolve(name)));
  }
}

/** The same for what is always a regular file. @throws OutputError E_OUTPUT also for anything else */
export function regularFileOf(name: string): FileTarget {
  const target = targetOf(name);
  if (target.kind === 'file') return target;
  throw cannotWrite(name, 'it is not an ordinary file', 'Name a file.');
}
