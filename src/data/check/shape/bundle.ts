import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { SourceFile } from '../../../core/release/fee-schedule.js';
import type { CountyNames, StateName } from '../../../core/release/place-book.js';
import type {
  IndicatorName,
  IndicatorTable,
  PlaceOfService,
  Section,
  StatusRule,
} from '../../../core/release/rules.js';
import { csvTextOf, type HeldRelease, heldReleases } from '../../bundle/held-releases.js';
import { type BundledFile, fileOf } from '../../bundle/manifest.js';
import { readCountyNames } from '../../bundle/places.js';
import type { RatesFile } from '../../bundle/rates-file.js';
import { parseRowText, ROW_COLUMNS } from '../../bundle/row-text.js';
import { FileRuleTables } from '../../bundle/rule-tables.js';
import { type PublishedFactor, publishedFactors } from '../../import/factors.js';
import { DataFiles } from '../../sealed/data-files.js';

/** One release of a data folder, with its files as lines, so that damage is seen rather than parsed away. */
export interface BundledRelease extends HeldRelease {
  /** Cells of each line of a file below its header; empty if the file is missing */
  cells(role: SourceFile['role']): readonly (readonly string[])[];
  /** Rows of the relative value file that have the right number of cells (another check counts them) */
  readonly rows: readonly FeeRow[];
}

/** A data folder as the checks see it. */
export interface Bundle {
  readonly files: DataFiles;
  readonly releases: readonly BundledRelease[];
  readonly statuses: ReadonlyMap<string, StatusRule>;
  readonly places: readonly PlaceOfService[];
  readonly rates: RatesFile;
  readonly sections: readonly Section[];
  readonly factors: readonly PublishedFactor[];
  readonly states: readonly StateName[];
  readonly countyNames: CountyNames;
  indicator(name: IndicatorName): IndicatorTable;
}

function readValues<T>(dir: string, name: string): readonly T[] {
  const file = JSON.parse(readFileSync(join(dir, 'rules', name), 'utf8')) as {
    readonly values: readonly T[];
  };
  return file.values;
}

function readCells(held: HeldRelease, file: BundledFile | null): string[][] {
  if (file === null || !existsSync(join(held.files.dir, held.folder, file.name))) return [];
  const separator = file.name.endsWith('.tsv') ? '\t' : ',';
  const text =
    file.edition === undefined
      ? readFileSync(join(held.files.dir, held.folder, file.name), 'utf8')
      : csvTextOf(held);
  const [, ...lines] = text.replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split(separator));
}

/** Opens a release; each file is read when a check first asks for it. */
export function openRelease(held: HeldRelease): BundledRelease {
  const { files, isAdded, folder, entry } = held;
  const read = new Map<SourceFile['role'], readonly (readonly string[])[]>();
  const cells: BundledRelease['cells'] = (role) => {
    const known = read.get(role) ?? readCells(held, fileOf(entry, role));
    read.set(role, known);
    return known;
  };
  let rows: readonly FeeRow[] | undefined;
  return {
    files,
    isAdded,
    folder,
    entry,
    cells,
    get rows() {
      rows ??= cells('rvu')
        .filter((line) => line.length === ROW_COLUMNS.length)
        .map((line) => parseRowText(line.join(','), entry.id));
      return rows;
    },
  };
}

/**
 * Opens a data folder.
 * @throws Error if the manifest or a rule table is missing or is not JSON
 */
export function openBundle(dir: string): Bundle {
  // A folder without data is said to lack its manifest, not the first of its rule tables.
  const releases = heldReleases(new DataFiles({ dataDir: dir }));
  return { ...rulesOf(dir), releases: releases.map(openRelease) };
}

/** A data folder without its releases. @throws Error if a rule table is missing or is not JSON */
export function rulesOf(dir: string): Omit<Bundle, 'releases'> {
  const files = new DataFiles({ dataDir: dir });
  const rules = new FileRuleTables(files);
  const statuses = readValues<StatusRule>(dir, 'status.json');
  return {
    files,
    statuses: new Map(statuses.map((status) => [status.code, status])),
    places: readValues<PlaceOfService>(dir, 'place-of-service.json'),
    rates: files.json<RatesFile>('rules/rates.json'),
    sections: rules.sections(),
    factors: publishedFactors(dir),
    states: readValues<StateName>(dir, 'states.json'),
    countyNames: readCountyNames(files),
    indicator: (name) => rules.indicator(name),
  };
}
