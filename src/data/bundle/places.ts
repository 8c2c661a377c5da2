import { CENTS_SCALE, parseScaled } from '../../core/number/decimal.js';
import type {
  AnesthesiaFactor,
  CountyNames,
  CountyRow,
  PlaceBook,
  PlusFour,
  StateName,
  ZipCode,
} from '../../core/release/place-book.js';
import { damaged } from '../sealed/damage.js';
import type { DataFiles } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import type { HeldFile } from './held-releases.js';
import { localityOfPlusFour } from './plus-four-lines.js';
import { fromZipLine, putUnsplit } from './zip-lines.js';

/** Where the place files are. */
export interface PlaceFiles {
  readonly files: DataFiles;
  readonly zipSource: string;
  zips(): HeldFile;
  counties(): HeldFile;
  anesthesia(): HeldFile;
  /** The list of ZIP+4 codes that the user has added, and the name of CMS's file; null if there is none */
  plusFours(): { readonly held: HeldFile; readonly source: string } | null;
  /** The locality of every ZIP code that is not split, which releases share; `read` is called if none has read it */
  unsplitZips(read: () => readonly (string | undefined)[]): readonly (string | undefined)[];
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
  private zipFile: SortedText | undefined;
  private plusFours: { readonly source: string; readonly lines: SortedText } | null | undefined;
  private readonly areas = new Map<string, readonly ZipCode[]>();
  private countyRows: readonly CountyRow[] | undefined;
  private factors: ReadonlyMap<string, AnesthesiaFactor> | undefined;
  private names: CountyNames | undefined;
  private stateNames: readonly StateName[] | undefined;

  constructor(private readonly source: PlaceFiles) {
    this.zipSource = source.zipSource;
  }

  zip(zip: string): ZipCode | null {
    return this.zipArea(zip.slice(0, AREA_DIGITS)).find((each) => each.zip === zip) ?? null;
  }

  zipArea(area: string): readonly ZipCode[] {
    const known = this.areas.get(area);
    if (known) return known;
    this.zipFile ??= this.source.zips().sorted();
    const found = this.zipFile.linesBetween(`${area},`, `${area},`).flatMap(fromZipLine);
    this.areas.set(area, found);
    return found;
  }

  plusFour(zip: string, plus4: string): PlusFour | null {
    if (this.plusFours === undefined) {
      const found = this.source.plusFours();
      this.plusFours = found && { source: found.source, lines: found.held.sorted() };
    }
    if (this.plusFours === null) return null;
    const { source, lines } = this.plusFours;
    return { source, locality: localityOfPlusFour(lines.linesBetween(`${zip},`, `${zip},`), plus4) };
  }

  unsplitZips(): readonly (string | undefined)[] {
    return this.source.unsplitZips(() => {
      const localities = new Array<string | undefined>(ZIPS).fill(undefined);
      for (const line of dataLines(this.source.zips().checked.text())) putUnsplit(line, localities);
      return localities;
    });
  }

  counties(): readonly CountyRow[] {
    this.countyRows ??= readCounties(this.source.counties().checked.text());
    return this.countyRows;
  }

  countyNames(): CountyNames {
    this.names ??= readCountyNames(this.source.files);
    return this.names;
  }

  anesthesia(locality: string): AnesthesiaFactor | null {
    if (!this.factors) {
      const { checked } = this.source.anesthesia();
      this.factors = readFactors(checked.text(), checked.name);
    }
    return this.factors.get(locality) ?? null;
  }

  states(): readonly StateName[] {
    this.stateNames ??= this.source.files.json<{ readonly values: readonly StateName[] }>(
      'rules/states.json',
    ).values;
    return this.stateNames;
  }
}

/** Reads data/rules/counties.json. */
export function readCountyNames(files: DataFiles): CountyNames {
  const { all, aliases, misprints } = files.json<CountyRules>('rules/counties.json');
  return { all, aliases: aliases.values, misprints: misprints.values };
}

function dataLines(text: string): string[] {
  return text.trimEnd().split('\n').slice(1);
}

/** Reads the bundled counties file; its columns are COUNTY_COLUMNS of the import. */
function readCounties(text: string): CountyRow[] {
  return dataLines(text).map((line) => {
    const [mac = '', number = '', stateName = '', , counties = ''] = line.split('\t');
    return { locality: mac + number, stateName, counties };
  });
}

/** Reads the bundled anesthesia factors; its columns are ANESTHESIA_COLUMNS of the import. */
function readFactors(text: string, file: string): Map<string, AnesthesiaFactor> {
  return new Map(
    dataLines(text).map((line) => {
      const [mac = '', number = '', factor = '', qp = ''] = line.split('\t');
      const cents = parseScaled(factor, CENTS_SCALE);
      if (cents === null) throw damaged(file, `is damaged at "${line.slice(0, 60)}"`);
      return [mac + number, { factor: cents, qp: parseScaled(qp, CENTS_SCALE) }];
    }),
  );
}
