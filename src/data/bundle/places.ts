import { readFileSync } from 'node:fs';
import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';
import type {
  AnesthesiaFactor,
  CountyNames,
  CountyRow,
  PlaceBook,
  StateName,
  ZipCode,
} from '../../core/release/place-book.js';
import { readBundledJson } from './json-file.js';
import { SortedFile } from './sorted-file.js';
import { fromZipLine, putUnsplit } from './zip-lines.js';

/** Where the place files are. */
export interface PlaceFiles {
  readonly dataDir: string;
  readonly zipSource: string;
  zipPath(): string;
  countiesPath(): string;
  anesthesiaPath(): string;
}

interface CountyRules {
  readonly all: CountyNames['all'];
  readonly aliases: { readonly values: CountyNames['aliases'] };
  readonly misprints: { readonly values: CountyNames['misprints'] };
}

const AREA_DIGITS = 3;
/** Five-digit numbers */
const ZIPS = 100_000;

/** The places of a release; each file is read when first needed. */
export class FilePlaceBook implements PlaceBook {
  readonly zipSource: string;
  private zipFile: SortedFile | undefined;
  private readonly areas = new Map<string, readonly ZipCode[]>();
  private countyRows: readonly CountyRow[] | undefined;
  private factors: ReadonlyMap<string, AnesthesiaFactor> | undefined;
  private names: CountyNames | undefined;
  private stateNames: readonly StateName[] | undefined;

  /** @param inMemory read the whole file of ZIP codes, for thousands of answers; otherwise one area at a time */
  constructor(
    private readonly files: PlaceFiles,
    private readonly inMemory: boolean,
  ) {
    this.zipSource = files.zipSource;
  }

  zip(zip: string): ZipCode | null {
    return this.zipArea(zip.slice(0, AREA_DIGITS)).find((each) => each.zip === zip) ?? null;
  }

  zipArea(area: string): readonly ZipCode[] {
    const known = this.areas.get(area);
    if (known) return known;
    this.zipFile ??= new SortedFile(this.files.zipPath(), this.inMemory);
    const found = this.zipFile.linesBetween(`${area},`, `${area},`).flatMap(fromZipLine);
    this.areas.set(area, found);
    return found;
  }

  unsplitZips(): readonly (string | undefined)[] {
    const localities = new Array<string | undefined>(ZIPS).fill(undefined);
    for (const line of dataLines(this.files.zipPath())) putUnsplit(line, localities);
    return localities;
  }

  counties(): readonly CountyRow[] {
    this.countyRows ??= readCounties(this.files.countiesPath());
    return this.countyRows;
  }

  countyNames(): CountyNames {
    this.names ??= readCountyNames(this.files.dataDir);
    return this.names;
  }

  anesthesia(locality: string): AnesthesiaFactor | null {
    this.factors ??= readFactors(this.files.anesthesiaPath());
    return this.factors.get(locality) ?? null;
  }

  states(): readonly StateName[] {
    this.stateNames ??= readBundledJson<{ readonly values: readonly StateName[] }>(
      this.files.dataDir,
      'rules/states.json',
    ).values;
    return this.stateNames;
  }
}

/** Reads data/rules/counties.json. */
export function readCountyNames(dataDir: string): CountyNames {
  const { all, aliases, misprints } = readBundledJson<CountyRules>(dataDir, 'rules/counties.json');
  return { all, aliases: aliases.values, misprints: misprints.values };
}

function dataLines(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
}

/** Reads the bundled counties file; its columns are COUNTY_COLUMNS of the import. */
function readCounties(path: string): CountyRow[] {
  return dataLines(path).map((line) => {
    const [mac = '', number = '', stateName = '', , counties = ''] = line.split('\t');
    return { locality: mac + number, stateName, counties };
  });
}

/** Reads the bundled anesthesia factors; its columns are ANESTHESIA_COLUMNS of the import. */
function readFactors(path: string): Map<string, AnesthesiaFactor> {
  return new Map(
    dataLines(path).map((line) => {
      const [mac = '', number = '', factor = '', qp = ''] = line.split('\t');
      const cents = parseScaled(factor, CENTS_SCALE) ?? Number.NaN;
      return [mac + number, { factor: cents, qp: parseScaled(qp, CENTS_SCALE) }];
    }),
  );
}
