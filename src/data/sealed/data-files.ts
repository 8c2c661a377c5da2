import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addedFolder } from '../user/folders.js';
import { CheckedFile } from './checked-file.js';
import { damaged } from './damage.js';
import { LineBlocks } from './line-blocks.js';
import { builtFolder, packageFolder } from './package-folder.js';
import { SEAL, Seal } from './seal.js';
import { linesInMemory, SortedText } from './sorted-text.js';

export interface FilesOptions {
  /** A folder laid out like the package's data/, which is the default */
  readonly dataDir?: string | undefined;
  /** Read whole files and check them by SHA-256: faster for thousands of answers, slower for one */
  readonly inMemory?: boolean | undefined;
  /**
   * The folder of the releases that the user has added; null for none. By default the user's own, or none if `dataDir`
   * is given
   */
  readonly addedDir?: string | null | undefined;
}

/** The seal of this package, which all uses of its files share, as they do its code. */
let ownSeal: Seal | undefined;

/**
 * The files of a data folder. Those of the package are compared with what the build sealed; of any other folder only
 * those whose SHA-256 the manifest states can be checked.
 */
export class DataFiles {
  private readonly dist: string | null;
  /** The data folder */
  readonly dir: string;
  private readonly isOwn: boolean;
  private openedSeal: Seal | undefined;
  private readonly parsed = new Map<string, unknown>();
  readonly inMemory: boolean;
  private readonly addedDir: string | null | undefined;
  private openedAdded: DataFiles | null | undefined;
  /** Errors call files of the user's folder by their paths */
  private isAdded = false;

  /** @param root the package's folder, if it is not the one that this module is in */
  constructor({ dataDir, inMemory = false, addedDir }: FilesOptions = {}, root?: string) {
    this.inMemory = inMemory;
    this.addedDir = dataDir !== undefined && addedDir === undefined ? null : addedDir;
    this.isOwn = root === undefined;
    if (dataDir !== undefined) {
      this.dir = dataDir;
      this.dist = null;
    } else {
      const own = root ?? packageFolder();
      this.dir = join(own, 'data');
      this.dist = builtFolder(own, SEAL);
    }
  }

  /** The files of the releases that the user has added; null if there are none. */
  get added(): DataFiles | null {
    if (this.openedAdded === undefined) {
      const dir = this.addedDir === undefined ? addedFolder(process.env) : this.addedDir;
      this.openedAdded = dir === null ? null : DataFiles.ofAdded(resolve(dir), this.inMemory);
    }
    return this.openedAdded;
  }

  /** The files of a folder of added releases; null if nothing has been added to it. */
  static ofAdded(dir: string, inMemory = false): DataFiles | null {
    if (!existsSync(join(dir, 'manifest.json'))) return null;
    const files = new DataFiles({ dataDir: dir, inMemory });
    files.isAdded = true;
    return files;
  }

  private seal(dist: string): Seal {
    if (this.isOwn) {
      ownSeal ??= new Seal(join(dist, SEAL));
      return ownSeal;
    }
    this.openedSeal ??= new Seal(join(dist, SEAL));
    return this.openedSeal;
  }

  /** Whether there is a file of this name, or was one when the package was built. */
  has(name: string): boolean {
    return this.dist === null ? existsSync(join(this.dir, name)) : this.seal(this.dist).lists(name);
  }

  /** A file of the data folder. @param sha256 what the manifest states, if it does */
  data(name: string, sha256?: string): CheckedFile {
    const path = join(this.dir, name);
    if (this.dist === null) {
      const known = sha256 === undefined ? null : { sha256 };
      return new CheckedFile(path, this.isAdded ? path : name, known, this.inMemory);
    }
    const seal = this.seal(this.dist);
    return new CheckedFile(path, `data/${name}`, { seal, entry: seal.entry('data', name) }, this.inMemory);
  }

  /** A file that the build made of the data; null if there is no build, or the data is not the package's own. */
  built(name: string): CheckedFile | null {
    if (this.dist === null) return null;
    const seal = this.seal(this.dist);
    const known = { seal, entry: seal.entry('built', name) };
    return new CheckedFile(join(this.dist, name), `dist/${name}`, known, this.inMemory);
  }

  /** The text of a whole file. @throws DataError E_DATA_DAMAGED */
  text(name: string, sha256?: string): string {
    return this.data(name, sha256).text();
  }

  /** The content of a JSON file, read once if it is the package's. @throws DataError E_DATA_DAMAGED */
  json<T>(name: string): T {
    const known = this.parsed.get(name);
    if (known !== undefined) return known as T;
    const content = this.parse<T>(name);
    if (this.dist !== null) this.parsed.set(name, content);
    return content;
  }

  private parse<T>(name: string): T {
    const file = this.data(name);
    const text = file.text();
    try {
      return JSON.parse(text) as T;
    } catch {
      throw damaged(file.name, 'is not JSON');
    }
  }

  /** A file of sorted lines after a header line. @throws DataError E_DATA_DAMAGED */
  sorted(name: string, sha256?: string): SortedText {
    const file = this.data(name, sha256);
    const blocks = file.blocks();
    if (blocks) return new SortedText(new LineBlocks(file, blocks));
    const text = file.whole().toString('latin1');
    if (!text.endsWith('\n')) throw damaged(file.name, 'is cut short');
    return new SortedText(linesInMemory(text));
  }
}
