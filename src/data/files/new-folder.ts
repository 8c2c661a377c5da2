import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cannotWrite, outputProblem } from './problem.js';
import { guard, release, removeQuietly, removeStrays, temporaryIn } from './temporary.js';

/** What a folder that is to be written may hold already. */
export interface FolderRules {
  /** What the command writes: "export" */
  readonly what: string;
  /** Whether the same command writes a file or folder of this path, "table/data.parquet". @param file where it is */
  isOwn(path: string, file: string): boolean;
  /** Whether a folder that the command wrote before is replaced */
  readonly replace: boolean;
}

/** Whether everything in a folder, at any depth, is the command's own. @param within its path, ending with a slash */
function holdsOnlyOwn(folder: string, isOwn: FolderRules['isOwn'], within = ''): boolean {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const [path, file] = [within + entry.name, join(folder, entry.name)];
    return isOwn(path, file) && (!entry.isDirectory() || holdsOnlyOwn(file, isOwn, `${path}/`));
  });
}

type Contents = 'none' | 'empty' | 'own' | 'foreign';

function contentsOf(path: string, name: string, isOwn: FolderRules['isOwn']): Contents {
  if (!existsSync(path)) return 'none';
  try {
    if (!holdsOnlyOwn(path, isOwn)) return 'foreign';
    return readdirSync(path).length > 0 ? 'own' : 'empty';
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === 'ENOTDIR';
    throw isFile ? cannotWrite(name, 'it is a file', 'Name a folder.') : outputProblem(name, error);
  }
}

/**
 * A folder while it is written: under a temporary name beside its place, where `commit` puts it. Until then, and
 * whenever anything fails, its place is as it was.
 */
export class NewFolder {
  /** Where the files are written */
  readonly path: string;
  private readonly place: string;
  private readonly isThere: boolean;

  /** @throws OutputError E_OUTPUT if something else is there, or no folder can be made */
  constructor(
    private readonly name: string,
    { what, isOwn, replace }: FolderRules,
  ) {
    if (name === '') throw cannotWrite(name, 'the name is empty', 'Name a folder.');
    this.place = resolve(name);
    const contents = contentsOf(this.place, name, isOwn);
    // What is there is not named: the name of a file may be that of a patient.
    if (contents === 'foreign')
      throw cannotWrite(name, 'it holds what rvu did not write', 'Name a folder that does not exist yet.');
    if (contents === 'own' && !replace)
      throw cannotWrite(name, `it holds an earlier ${what}`, 'Name another folder, or add --replace.');
    this.isThere = contents !== 'none';
    const around = dirname(this.place);
    removeStrays(around);
    this.path = temporaryIn(around, 'part');
    guard(this.path);
    try {
      mkdirSync(this.path);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** Makes a folder within. @returns its path */
  folder(name: string): string {
    const path = join(this.path, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Writes a text file within. @returns its size in bytes */
  write(name: string, text: string): number {
    const bytes = Buffer.from(text);
    writeFileSync(join(this.path, name), bytes);
    return bytes.length;
  }

  /** Appends to a text file within. */
  append(name: string, text: string): void {
    appendFileSync(join(this.path, name), text);
  }

  /** Removes what was written. @returns the failure: in words, if the system has refused to write */
  failed(error: unknown): unknown {
    this.discard();
    const isOfSystem = error instanceof Error && 'syscall' in error;
    return isOfSystem ? outputProblem(this.name, error, dirname(this.place)) : error;
  }

  private discard(): void {
    removeQuietly(this.path);
    release(this.path);
  }

  /** Puts the folder in its place. @throws OutputError E_OUTPUT; what was there is then as it was */
  commit(): void {
    const { path, place, isThere } = this;
    const before = temporaryIn(dirname(place), 'part');
    try {
      if (isThere) renameSync(place, before);
      try {
        renameSync(path, place);
      } catch (error) {
        if (isThere) renameSync(before, place);
        throw error;
      }
    } catch (error) {
      throw this.failed(error);
    }
    release(path);
    if (isThere) removeQuietly(before);
  }
}
