import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../core/contract/contract.js';
import { readContract } from '../../core/contract/read.js';
import { UsageError } from '../../core/issue/errors.js';
import { makePrivateFolder, namesIn } from '../files/folder.js';
import { changeAlone } from '../files/lock.js';
import { writePrivateFile } from '../files/new-file.js';
import { regularFileOf } from '../files/target.js';

const ENDING = '.contract';

/** Names of contracts: they are file names, and cells of the journal. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The contracts of a journal: a text file each, in a folder beside its files. */
export class Contracts {
  readonly folder: string;

  constructor(journalFolder: string) {
    this.folder = join(journalFolder, 'contracts');
  }

  path(name: string): string {
    if (!NAME.test(name)) {
      const hint = 'A name has small letters, digits and hyphens, such as valley-2026.';
      throw new UsageError('E_CONTRACT', `"${name.slice(0, 40)}" cannot be the name of a contract.`, hint);
    }
    return join(this.folder, name + ENDING);
  }

  /** The names of all contracts, in order. */
  names(): string[] {
    return namesIn(this.folder, ENDING);
  }

  /** The text of a contract's file. @throws UsageError E_CONTRACT if there is none */
  text(name: string): string {
    const path = this.path(name);
    if (!this.names().includes(name)) {
      const hint = `Make it with: rvu contract new ${name}`;
      throw new UsageError('E_CONTRACT', `There is no contract ${name}.`, hint);
    }
    return readFileSync(path, 'utf8');
  }

  /** @throws UsageError E_CONTRACT with the lines that cannot be understood */
  read(name: string): Contract {
    return understood(this.path(name), name, this.text(name));
  }

  all(): Contract[] {
    return this.names().map((name) => this.read(name));
  }

  /** What tells one state of the files from another without reading them. */
  stamp(): string {
    return this.names()
      .map((name) => {
        const { size, mtimeMs } = statSync(this.path(name));
        return `${name} ${size} ${mtimeMs}`;
      })
      .join('; ');
  }

  /**
   * Writes a contract, if it can be understood.
   * @param change the new text, of the text before, or null if there is none
   * @throws UsageError E_CONTRACT, OutputError E_OUTPUT
   */
  async write(name: string, change: (before: string | null) => string): Promise<Contract> {
    const path = this.path(name);
    makePrivateFolder(this.folder);
    return changeAlone(this.folder, path, () => {
      const text = change(this.names().includes(name) ? readFileSync(path, 'utf8') : null);
      const contract = understood(path, name, text);
      writePrivateFile(regularFileOf(path), text);
      return contract;
    });
  }
}

function understood(path: string, name: string, text: string): Contract {
  const contract = readContract(name, text);
  if (!Array.isArray(contract)) return contract as Contract;
  const [first] = contract;
  const where = first?.line ? `, line ${first.line}` : '';
  const more = contract.length > 1 ? ` (and ${contract.length - 1} more)` : '';
  throw new UsageError(
    'E_CONTRACT',
    `${path}${where}: ${first?.why}${more}.`,
    'rvu contract --help lists what a contract may say.',
  );
}
