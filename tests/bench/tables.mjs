import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
export const DATA = join(ROOT, 'data');
export const RVU = join(ROOT, 'bin', 'rvu.cjs');

const readJson = (...path) => JSON.parse(readFileSync(join(DATA, ...path), 'utf8'));

/** The newest bundled release: its conversion factor, its dates and the paths of its files, by role. */
export function newestRelease() {
  const { releases } = readJson('manifest.json');
  const newest = releases.toSorted((a, b) => a.effective.from.localeCompare(b.effective.from)).at(-1);
  const files = Object.fromEntries(newest.files.map(({ role, name }) => [role, join(DATA, name)]));
  const { id, conversionFactor, effective } = newest;
  return { id, conversionFactor, effective, files };
}

/** The status codes that are priced from RVUs. */
export function pricedStatuses() {
  return readJson('rules', 'status.json')
    .values.filter(({ pricing }) => pricing !== 'none')
    .map(({ code }) => code);
}

export const PLACES_OF_SERVICE = join(DATA, 'rules', 'place-of-service.json');

/** A bundled table as objects; its cells hold no separator and no quote. */
export function readTable(path) {
  const separator = path.endsWith('.tsv') ? '\t' : ',';
  const [header, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = header.split(separator);
  return lines.map((line) => Object.fromEntries(line.split(separator).map((cell, i) => [names[i], cell])));
}
