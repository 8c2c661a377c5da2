import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { tempDir } from './temp.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** Every file below a folder of the package, by its name from the package's folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1))
    .sort();
}

/** What happens to a file: other bytes, its removal, or a folder in its place. */
export type Damage = Buffer | 'removed' | 'a folder';

/** Random numbers from a seed, so that a failure can be repeated. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One byte changed: a digit into another digit, a zero also into the letter O, anything else in one bit. */
function flipped(bytes: Buffer, at: number, random: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const before = String.fromCharCode(bytes[at] ?? 0);
  if (!/\d/.test(before)) copy[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  else if (before === '0' && random(2) === 0) copy[at] = 'O'.charCodeAt(0);
  else copy[at] = 48 + ((Number(before) + 1 + random(9)) % 10);
  return copy;
}

/** Ways to damage a file, each with its name. */
export function damagesOf(name: string, seed: number, flips: number): [what: string, damage: Damage][] {
  const bytes = readFileSync(join(ROOT, name));
  const random = randomFrom(seed);
  const places = Array.from({ length: flips }, () => random(bytes.length));
  const cut = random(bytes.length);
  const lineEnd = bytes.lastIndexOf('\n', random(bytes.length - 1)) + 1;
  return [
    ...places.map((at): [string, Damage] => [`changed at byte ${at}`, flipped(bytes, at, random)]),
    [`cut to ${cut} bytes`, bytes.subarray(0, cut)],
    [`cut to ${lineEnd} bytes`, bytes.subarray(0, lineEnd)],
    ['one byte longer', Buffer.concat([bytes, bytes.subarray(0, 1)])],
    ['empty', Buffer.alloc(0)],
    ['removed', 'removed'],
    ['a folder', 'a folder'],
  ];
}

/** A package like this one whose files are links, except for those that a test damages. */
export class PackageCopy {
  readonly root = tempDir();

  /** @param parts files and folders of the package */
  constructor(parts: readonly string[]) {
    for (const part of parts) {
      const names = part.includes('.') ? [part] : filesBelow(part);
      for (const name of names) this.link(name);
    }
  }

  private link(name: string): void {
    mkdirSync(dirname(join(this.root, name)), { recursive: true });
    symlinkSync(join(ROOT, name), join(this.root, name));
  }

  /** A file that a test may write to. */
  own(name: string): void {
    rmSync(join(this.root, name));
    cpSync(join(ROOT, name), join(this.root, name));
  }

  /** Damages a file while something is tried. */
  async with<T>(name: string, damage: Damage, act: () => T | Promise<T>): Promise<T> {
    const path = join(this.root, name);
    rmSync(path);
    if (damage === 'a folder') mkdirSync(path);
    else if (damage !== 'removed') writeFileSync(path, damage);
    try {
      return await act();
    } finally {
      rmSync(path, { recursive: true, force: true });
      this.link(name);
    }
  }
}
