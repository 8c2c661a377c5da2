import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * Names of temporary files. Each names its process and machine, so that the next run can remove what a killed
 * process left behind and never touches what a running one still writes.
 */
type Kind = 'part' | 'lock';

const NAME = /^\.rvu-(\d+)-[a-z0-9]+@(.+)\.(part|lock)$/;

/** Whether a process of another machine still runs cannot be known; one that has not written for a day does not. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** The machine, or the container: process numbers mean nothing outside it. */
function machine(): string {
  const host = hostname()
    .replace(/[^\w.-]/g, '')
    .slice(0, 60);
  try {
    return `${host}.${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`;
  } catch {
    // Only Linux has containers with process numbers of their own.
    return host;
  }
}

/** What this process has made and not yet removed or renamed. */
const own = new Set<string>();

/** A new name for a temporary file in a folder; it is short, however long the name of the file that it becomes. */
export function temporaryIn(folder: string, kind: Kind): string {
  const chance = Math.random().toString(36).slice(2, 10);
  return join(folder, `.rvu-${process.pid}-${chance}@${machine()}.${kind}`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user may not be signaled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isAbandoned(path: string, pid: number, where: string): boolean {
  // Containers reuse the same few numbers: a file of "this" process may be that of an earlier one.
  if (where === machine()) return pid === process.pid ? !own.has(path) : !isRunning(pid);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_AFTER_MS;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder may allow new files without showing those it has.
    return [];
  }
}

/** Removes a file, or a folder with all that is in it. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
  } catch {
    // The next run tries again.
  }
}

/** Removes what killed processes left in a folder. @returns the temporary files of running ones */
export function removeStrays(folder: string): readonly string[] {
  const running: string[] = [];
  for (const name of namesIn(folder)) {
    const [isOurs, pid, where = ''] = NAME.exec(name) ?? [];
    if (!isOurs) continue;
    const path = join(folder, name);
    if (isAbandoned(path, Number(pid), where)) removeQuietly(path);
    else running.push(path);
  }
  return running;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function removeOwn(): void {
  for (const path of own) removeQuietly(path);
  own.clear();
}

function listen(): void {
  process.on('exit', removeOwn);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off('exit', removeOwn);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

/** Ends the process as the signal would have, unless somebody else listens to it and decides. */
function onSignal(signal: NodeJS.Signals): void {
  removeOwn();
  stopListening();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** Has a file removed if the process ends, or is asked to end, before `release`. */
export function guard(path: string): void {
  if (own.size === 0) listen();
  own.add(path);
}

/** Says that a file has been renamed or removed. */
export function release(path: string): void {
  own.delete(path);
  if (own.size === 0) stopListening();
}
