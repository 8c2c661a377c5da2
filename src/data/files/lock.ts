import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { cannotWrite, outputProblem } from './problem.js';
import { guard, release, removeQuietly, removeStrays, temporaryIn } from './temporary.js';

const PATIENCE_MS = 30_000;
const LONGEST_WAIT_MS = 100;

/** Whether another running process holds, or wants, the lock of a folder. Locks of processes that ended do not count. */
const isTaken = (folder: string, own?: string): boolean =>
  removeStrays(folder).some((path) => path.endsWith('.lock') && path !== own);

/**
 * Runs a change if no other process is at one. Each puts down a lock of its own before it looks for others, so
 * that of two at once at least one sees the other; a lock is never taken over, because a slow process could then
 * take over a new one.
 */
function tryAlone<T>(folder: string, change: () => T): { readonly result: T } | null {
  if (isTaken(folder)) return null;
  const own = temporaryIn(folder, 'lock');
  guard(own);
  try {
    closeSync(openSync(own, 'wx'));
    return isTaken(folder, own) ? null : { result: change() };
  } finally {
    removeQuietly(own);
    release(own);
  }
}

/**
 * Changes a file of a folder while no other process does, so that none of two changes is lost.
 * @param name the file, for messages
 * @param change reads and writes the file without waiting for anything
 * @throws OutputError E_OUTPUT if the folder cannot be written to, or another process does not come to an end
 */
export async function changeAlone<T>(folder: string, name: string, change: () => T): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let wait = 2; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    try {
      const done = tryAlone(folder, change);
      if (done) return done.result;
    } catch (error) {
      throw (error as NodeJS.ErrnoException).syscall === undefined
        ? error
        : outputProblem(name, error, folder);
    }
    if (Date.now() > until) {
      const hint = `If no rvu is running, delete the files .rvu-*.lock in ${folder}.`;
      throw cannotWrite(name, 'another rvu has been changing it for half a minute', hint);
    }
    // Of chance length, so that two do not meet again and again.
    await setTimeout(wait * Math.random());
  }
}
