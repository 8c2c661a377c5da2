import { DataError } from '../../core/issue/errors.js';
import { parseScaled } from '../../core/number/decimal.js';
import type {
  BillingSpecialty,
  CodeClass,
  CodeReference,
  ReferenceSource,
  WorkTime,
} from '../../core/reference/code-reference.js';
import { damaged } from '../sealed/damage.js';
import { DataFiles, type FilesOptions } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import { type ReferenceManifest, readReferenceManifest, referenceFile } from './manifest.js';

/** The name in dist of the work per hour of each section's rows, written by the build. */
export const HOUR_RANKS = 'hour-ranks.json';

/** By release and section, lowest first: numbers between blanks, because a prompt needs those of one section. */
export type HourRanks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The numbers of a section as the build writes them. */
export const hourRankText = (numbers: readonly number[]): string => numbers.join(' ');

const SCALE = 2;

/** A cell of minutes or RVUs; null if it is blank. */
const figure = (cell: string): number | null => (cell === '' ? null : parseScaled(cell, SCALE));

function toWorkTime(line: string): WorkTime {
  const [, pre = '', intra = '', post = '', visits = '', total = '', work = ''] = line.split('\t');
  return {
    pre: figure(pre),
    intra: figure(intra),
    post: figure(post),
    visits: figure(visits),
    total: figure(total) ?? 0,
    work: figure(work),
  };
}

function toSpecialty(text: string): BillingSpecialty {
  const at = text.lastIndexOf('=');
  return { specialty: text.slice(0, at), services: Number(text.slice(at + 1)) };
}

/** CMS's other figures about codes, each file opened when first needed and searched by code. */
class FileReference implements CodeReference {
  private timeFile: SortedText | undefined;
  private classFile: SortedText | undefined;
  private specialtyFile: SortedText | undefined;
  /** The header of the file of groups, then a line for each number */
  private groupLines: readonly string[] | undefined;
  private manifestFile: ReferenceManifest | undefined;
  private hourRanks: HourRanks | null | undefined;

  constructor(private readonly files: DataFiles) {}

  private get times(): SortedText {
    this.timeFile ??= this.files.sorted(referenceFile('workTime'));
    return this.timeFile;
  }

  workTime(code: string): WorkTime | null {
    const line = this.times.find(`${code}\t`);
    return line === null ? null : toWorkTime(line);
  }

  *workTimes(first: string, last: string): Generator<readonly [code: string, time: WorkTime]> {
    for (const line of this.times.linesBetween(first, last)) {
      yield [line.slice(0, line.indexOf('\t')), toWorkTime(line)];
    }
  }

  readyHours(release: string, section: string): readonly number[] | null {
    if (this.hourRanks === undefined) {
      const built = this.files.built(HOUR_RANKS);
      this.hourRanks = built && (JSON.parse(built.text()) as HourRanks);
    }
    const text = this.hourRanks?.[release]?.[section];
    if (text === undefined) return null;
    return text === '' ? [] : text.split(' ').map(Number);
  }

  private group(number: number): CodeClass | undefined {
    this.groupLines ??= this.files.text(referenceFile('groups')).trimEnd().split('\n');
    const line = this.groupLines[number];
    if (line === undefined) return undefined;
    const [, category = '', subcategory = '', family = ''] = line.split('\t');
    return { category, subcategory, family: family || null };
  }

  private groupOf(line: string): readonly [code: string, group: CodeClass] {
    const [code = '', number = ''] = line.split('\t');
    const group = Number(number) > 0 ? this.group(Number(number)) : undefined;
    if (group) return [code, group];
    throw damaged(this.files.data(referenceFile('classified')).name, `is damaged at "${line.slice(0, 60)}"`);
  }

  private get classified(): SortedText {
    this.classFile ??= this.files.sorted(referenceFile('classified'));
    return this.classFile;
  }

  classOf(code: string): CodeClass | null {
    const line = this.classified.find(`${code}\t`);
    return line === null ? null : this.groupOf(line)[1];
  }

  *classes(): Generator<readonly [code: string, group: CodeClass]> {
    for (const line of this.classified.linesBetween('00000', 'ZZZZZ')) yield this.groupOf(line);
  }

  billedBy(code: string): readonly BillingSpecialty[] {
    this.specialtyFile ??= this.files.sorted(referenceFile('specialties'));
    const line = this.specialtyFile.find(`${code}\t`);
    return line === null
      ? []
      : line
          .slice(code.length + 1)
          .split('; ')
          .map(toSpecialty);
  }

  source(role: ReferenceSource['role']): ReferenceSource {
    this.manifestFile ??= readReferenceManifest(this.files);
    const source = this.manifestFile.sources.find((each) => each.role === role);
    if (source) return source;
    throw new DataError('E_DATA_MISSING', `The bundle names no ${role} file.`);
  }
}

export type ReferenceOptions = FilesOptions;

/**
 * Opens what CMS publishes about codes besides the fee schedule: work times, RBCS groups, most billed codes; each file
 * is read when first needed. @throws DataError E_DATA_MISSING, E_DATA_DAMAGED
 */
export function openReference(options: ReferenceOptions = {}): CodeReference {
  return referenceFrom(new DataFiles(options));
}

/** Opens those figures among some files. */
export function referenceFrom(files: DataFiles): CodeReference {
  return new FileReference(files);
}
