import { readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { writeLoosely } from '../files/cache.js';
import { removeQuietly } from '../files/temporary.js';
import { statOf, yearPath, yearsIn } from './year-file.js';

/**
 * What is known of the files of a journal without reading them: how they were when last written, the last number in
 * each, and the work of each day. It can be rebuilt from the files at any time, and is whenever one of them differs.
 */
export interface Sums {
  /** By year: size and time of change of the file, and the last number in it */
  readonly files: Readonly<Record<string, readonly [size: number, changed: number, last: number]>>;
  /** What the work of the days rests on: contracts and releases; blank if it is not known */
  readonly basis: string;
  /** Hundredths of a work RVU by date */
  readonly days: Readonly<Record<string, number>>;
  /** The year of the file that was written last */
  readonly latest: string;
}

const NAME = '.sums.json';

/** A kind of its own for the last entry, so that half a file is never taken for a whole one. */
const END = 'rvu.sums/1';

/** How a file is, as the sums remember it. */
export const stampOf = ({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): readonly [number, number] => [
  size,
  mtimeMs,
];

/** The sums of a journal whose files are as they were when the sums were written; null otherwise. */
export function readSums(folder: string): Sums | null {
  try {
    const { end, ...sums } = JSON.parse(readFileSync(join(folder, NAME), 'utf8')) as Sums & { end: string };
    if (end !== END) return null;
    const years = yearsIn(folder);
    if (years.join() !== Object.keys(sums.files).sort().join()) return null;
    const isSame = (year: string): boolean => {
      const stats = statOf(yearPath(folder, year));
      const [size, changed] = sums.files[year] ?? [];
      return stats !== null && stats.size === size && stats.mtimeMs === changed;
    };
    return years.every(isSame) ? sums : null;
  } catch {
    // There are none, or a killed process left half of them: they are made again.
    return null;
  }
}

/** Keeps sums; without them, the next command only takes longer. */
export function writeSums(folder: string, sums: Sums): void {
  writeLoosely(join(folder, NAME), JSON.stringify({ ...sums, end: END }));
}

export function forgetSums(folder: string): void {
  removeQuietly(join(folder, NAME));
}
