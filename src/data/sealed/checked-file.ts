import { damaged } from './damage.js';
import { OpenFile } from './open-file.js';
import type { Seal, SealedFile } from './seal.js';
import { sha256 } from './sha256.js';

/** What a file is compared with: what the build sealed, or just a SHA-256; null if nothing is known about it. */
export type Known = { readonly seal: Seal; readonly entry: SealedFile } | { readonly sha256: string } | null;

/** A file that is read in parts. */
export interface FileParts {
  readonly size: number;
  /** Whether the whole file is known to be as it was built; otherwise whoever reads a part has to check it */
  readonly isChecked: boolean;
  /** The bytes from one position to another @internal */
  part(from: number, to: number): Buffer;
}

/** A file of the package, or of a folder like its data/, that is never trusted unread. */
export class CheckedFile {
  private opened: OpenFile | undefined;

  /**
   * @param name what errors call the file
   * @param thorough compare whole files by their SHA-256 even if there is a quicker way
   */
  constructor(
    private readonly path: string,
    readonly name: string,
    private readonly known: Known,
    private readonly thorough: boolean,
  ) {}

  /** The open file, which has the right size. */
  private get file(): OpenFile {
    if (!this.opened) {
      const file = OpenFile.open(this.path, this.name);
      const { known } = this;
      if (known && 'seal' in known && known.entry.size !== file.size) {
        file.close();
        throw damaged(this.name, `has ${file.size} bytes instead of ${known.entry.size}`);
      }
      this.opened = file;
    }
    return this.opened;
  }

  get size(): number {
    return this.file.size;
  }

  /** Some bytes, which the caller has to check. @internal */
  part(at: number, length: number): Buffer {
    return this.file.part(at, length);
  }

  /** The open file itself, for a caller who checks all that it reads. */
  get unchecked(): OpenFile {
    return this.file;
  }

  /** All bytes of the file. @throws DataError E_DATA_DAMAGED if they are not what they should be @internal */
  whole(): Buffer {
    const bytes = this.file.part(0, this.size);
    this.file.close();
    this.opened = undefined;
    const { known, thorough } = this;
    if (!known) return bytes;
    if (!('seal' in known)) {
      if (sha256(bytes) === known.sha256) return bytes;
      throw damaged(this.name, 'does not have the SHA-256 that the manifest states');
    }
    const { seal, entry } = known;
    const copy = thorough ? null : seal.copyOf(entry);
    if (copy?.equals(bytes)) return bytes;
    if (sha256(bytes) !== entry.sha256) throw damaged(this.name, 'is damaged: its SHA-256 has changed');
    // The file is sound, so its copy is not.
    if (copy) throw seal.damaged(`is damaged: it differs from ${this.name}`);
    return bytes;
  }

  /** The text of the whole file. @throws DataError E_DATA_DAMAGED */
  text(): string {
    return this.whole().toString('utf8');
  }

  /** The parts of a file that has a checksum of each beside it: a prompt reads and checks few of them. @internal */
  inParts(): FileParts {
    if (!this.thorough) {
      const { file } = this;
      return { size: file.size, isChecked: false, part: (from, to) => file.part(from, to - from) };
    }
    const bytes = this.whole();
    return {
      size: bytes.length,
      isChecked: this.known !== null,
      part: (from, to) => bytes.subarray(from, to),
    };
  }

  /** The index of the file's blocks; null if it has none. @internal */
  blocks(): Buffer | null {
    const { known } = this;
    return known && 'seal' in known && !this.thorough ? known.seal.blocksOf(known.entry) : null;
  }
}
