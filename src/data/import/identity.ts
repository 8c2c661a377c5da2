import { printable } from '../../core/text/printable.js';
import type { ManifestRelease } from '../bundle/manifest.js';
import type { PublishedFactor } from './factors.js';
import { type CmsFile, ImportError } from './formats/source-file.js';

/** Which release a relative value file is: its title, release date and conversion factor decide with its name. */

type Identity = Pick<ManifestRelease, 'id' | 'year' | 'effective'>;

interface Quarter {
  readonly letter: string;
  /** Month and day of its first and last date of service */
  readonly from: string;
  readonly through: string;
}

/** CMS releases in January, April, July and October. */
const QUARTERS: Readonly<Record<string, Quarter>> = {
  JAN: { letter: 'A', from: '01-01', through: '03-31' },
  APR: { letter: 'B', from: '04-01', through: '06-30' },
  JUL: { letter: 'C', from: '07-01', through: '09-30' },
  OCT: { letter: 'D', from: '10-01', through: '12-31' },
};

/** What a relative value file says of itself. */
interface Said {
  readonly title: string;
  readonly released: string | null;
  readonly conversionFactor: string;
}

/** Two digits of a year and three letters of a month, as far as something says them. */
interface Named {
  readonly year: string | undefined;
  readonly month: string | undefined;
}

const inName = (fileName: string): Named => {
  const [, year, month] = /^PPRRVU(?:20)?(\d\d)_?(JAN|APR|JUL|OCT)/i.exec(fileName) ?? [];
  return { year, month: month?.toUpperCase() };
};

const inTitle = (title: string): Named => {
  const [, month] = /\b(January|April|July|October)\s+Release/i.exec(title) ?? [];
  return { year: /\b20(\d\d)\b/.exec(title)?.[1], month: month?.slice(0, 3).toUpperCase() };
};

/** A file renamed to another quarter is caught by the title that CMS printed in it. */
function refuseOtherTitle(fileName: string, name: Named, inFile: Named, title: string): void {
  const differs = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  if (differs(name.year, inFile.year) || differs(name.month, inFile.month))
    throw new ImportError(
      fileName,
      `the file is named for another quarter than its title, "${printable(title)}"`,
    );
}

function refuseOtherDate(fileName: string, year: string, through: string, released: string | null): void {
  if (released === null || (released >= `20${Number(year) - 1}` && released <= through)) return;
  throw new ImportError(
    fileName,
    `it says it was released on ${released}, which is not between 20${Number(year) - 1}-01-01 and ${through}`,
  );
}

/**
 * Identifies a release. A conversion factor that came into force within the quarter makes a revised release:
 * the files of 9 March 2024 are named like those of January, and only their factor differs (RVU24AR).
 * @param factors the published factors; a factor that is not among them changes nothing
 */
export function identify(
  fileName: string,
  { title, released, conversionFactor }: Said,
  factors: readonly PublishedFactor[],
): Identity {
  const [name, inFile] = [inName(fileName), inTitle(title)];
  const year = inFile.year ?? name.year;
  const quarter = QUARTERS[inFile.month ?? name.month ?? ''];
  if (!quarter || year === undefined) {
    const message = 'neither its title nor its name says year and month, as PPRRVU2026_Jan… does';
    throw new ImportError(fileName, message);
  }
  const [from, through] = [`20${year}-${quarter.from}`, `20${year}-${quarter.through}`];
  refuseOtherTitle(fileName, name, inFile, title);
  refuseOtherDate(fileName, year, through, released);
  const period = factors.find(
    (each) =>
      each.kind === 'physician' &&
      !each.qp &&
      each.value === conversionFactor &&
      (each.from ?? '') <= through &&
      from <= (each.through ?? '9999'),
  );
  const isRevised = period?.from !== undefined && period.from > from;
  return {
    id: `RVU${year}${quarter.letter}${isRevised ? 'R' : ''}`,
    year: Number(`20${year}`),
    effective: {
      from: isRevised ? period.from : from,
      through: period?.through !== undefined && period.through < through ? period.through : through,
    },
  };
}

/** The year that a table of localities is of: its name says it, and a GPCI file also above its columns. */
function yearsOf({ name, records }: CmsFile): string[] {
  const [, ofName] = /^(?:GPCI|ANES)(?:20)?(\d\d)/i.exec(name) ?? /^(\d\d)LOCCO/i.exec(name) ?? [];
  const headers = records.slice(0, HEADER_RECORDS).flat();
  const ofColumns = headers.flatMap((cell) => /^20(\d\d) (?:PW|PE|MP) GPCI/i.exec(cell)?.[1] ?? []);
  return ofName === undefined ? ofColumns : [ofName, ...ofColumns];
}

/** A title and a blank line come before the header. */
const HEADER_RECORDS = 5;

/**
 * Refuses a table of localities of another year than the relative values: it would be priced with silently.
 * @throws ImportError
 */
export function refuseOtherYear(file: CmsFile, { year, id }: Identity): void {
  const other = yearsOf(file).find((each) => each !== String(year).slice(2));
  if (other !== undefined)
    throw new ImportError(file.name, `it is of 20${other}, and the relative values are those of ${id}`);
}
