import * as nodeFs from 'node:fs';
import { dirname } from 'node:path';
import { outputProblem } from './problem.js';
import type { FileTarget } from './target.js';
import { guard, release, removeQuietly, removeStrays, temporaryIn } from './temporary.js';

/** What writing a file needs of the system; tests pass one that fails. */
export interface Files {
  openSync(path: string, flags: string, mode?: number): number;
  writeSync(descriptor: number, bytes: Uint8Array, from: number): number;
  fchownSync(descriptor: number, uid: number, gid: number): void;
  fchmodSync(descriptor: number, mode: number): void;
  fsyncSync(descriptor: number): void;
  closeSync(descriptor: number): void;
  renameSync(from: string, to: string): void;
}

const PERMISSIONS = 0o777;
const OF_GROUP = 0o070;
const FOR_ALL = 0o666;
const PRIVATE = 0o600;

/**
 * A regular file while it is written: under a temporary name in the same folder, until `commit` puts it in the
 * place of the old file, which stays whole until then and whenever anything fails. Symbolic links lead to the
 * same file as before, now the new one; other hard links keep the old file.
 */
export class NewFile {
  readonly descriptor: number;
  private readonly temporary: string;
  private open: number | undefined;

  /**
   * @param mode the permissions of a file that was not there, less what the system takes away
   * @throws OutputError E_OUTPUT if no file can be made in the folder
   */
  constructor(
    private readonly target: FileTarget,
    private readonly fs: Files = nodeFs,
    mode = FOR_ALL,
  ) {
    const { path, before } = target;
    removeStrays(dirname(path));
    this.temporary = temporaryIn(dirname(path), 'part');
    guard(this.temporary);
    try {
      this.open = fs.openSync(this.temporary, 'wx', before ? PRIVATE : mode);
      this.descriptor = this.open;
      if (before) this.keepOwner(before);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** Owner and permissions of the old file, as far as the system allows. */
  private keepOwner({ uid, gid, mode }: nodeFs.Stats): void {
    const { fs, descriptor } = this;
    const isKept = [uid, process.geteuid?.() ?? uid].some((owner) => {
      try {
        fs.fchownSync(descriptor, owner, gid);
        return true;
      } catch {
        return false;
      }
    });
    // What the old group was allowed is nothing that another group may do.
    fs.fchmodSync(descriptor, mode & PERMISSIONS & (isKept ? PERMISSIONS : ~OF_GROUP));
  }

  /** Removes the temporary file. @returns the failure in words */
  private failed(error: unknown): Error {
    this.discard();
    return outputProblem(this.target.name, error, dirname(this.target.path));
  }

  private close(): void {
    const { open } = this;
    this.open = undefined;
    if (open !== undefined) this.fs.closeSync(open);
  }

  /** Puts the file in place, durably. @throws OutputError E_OUTPUT; the old file is then unchanged */
  commit(): void {
    const { fs, temporary, target } = this;
    try {
      fs.fsyncSync(this.descriptor);
      this.close();
      fs.renameSync(temporary, target.path);
    } catch (error) {
      throw this.failed(error);
    }
    release(temporary);
    this.syncFolder();
  }

  /** Makes the new name durable, where a folder can be opened (not on Windows). */
  private syncFolder(): void {
    const { fs } = this;
    try {
      const folder = fs.openSync(dirname(this.target.path), 'r');
      fs.fsyncSync(folder);
      fs.closeSync(folder);
    } catch {
      // The file is in place; only a power failure in the next seconds could still undo the renaming.
    }
  }

  /** Leaves the old file as it is. May also be called after a failure. */
  discard(): void {
    try {
      this.close();
    } catch {
      // What could not be written need not be complete.
    }
    removeQuietly(this.temporary);
    release(this.temporary);
  }
}

/**
 * Replaces a regular file by a text, all of it or not at all.
 * @throws OutputError E_OUTPUT; the old file is then unchanged
 */
export function writeFile(
  target: FileTarget,
  content: string | Buffer,
  fs: Files = nodeFs,
  mode = FOR_ALL,
): void {
  const file = new NewFile(target, fs, mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(file.descriptor, bytes, at);
  } catch (error) {
    file.discard();
    throw outputProblem(target.name, error, dirname(target.path));
  }
  file.commit();
}

/** As `writeFile`; a file that was not there can be read by its owner only. @throws OutputError E_OUTPUT */
export function writePrivateFile(target: FileTarget, content: string): void {
  writeFile(target, content, nodeFs, PRIVATE);
}
