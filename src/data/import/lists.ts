import type { SourceFile } from '../../core/release/fee-schedule.js';
import type { BundledFile, ManifestRelease } from '../bundle/manifest.js';
import { anesthesiaBaseLines } from './anesthesia-base-file.js';
import { type CmsFile, sha256 } from './formats/source-file.js';
import { type ImportedRelease, roleOf } from './release.js';
import { readPlusFour, zipLines, zipQuarter, zipRows } from './zip-file.js';

/** Lists that CMS publishes apart from the releases: ZIP codes, ZIP+4 codes, anesthesia base units. */

type Role = SourceFile['role'];

interface List {
  readonly id: string;
  readonly year: number;
  readonly effective: ManifestRelease['effective'];
  /** Rows of CMS's file */
  readonly rows: number;
  readonly lines: readonly string[];
  readonly ending: string;
}

const FIRST_DAYS = ['01-01', '04-01', '07-01', '10-01'];
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'];

/** "20264" is the fourth quarter of 2026. */
function ofQuarter(name: string, quarter: string): Pick<List, 'id' | 'year' | 'effective'> {
  const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(4))];
  const effective = {
    from: `${year}-${FIRST_DAYS[number - 1]}`,
    through: `${year}-${LAST_DAYS[number - 1]}`,
  };
  return { id: `${name}-${year}Q${number}`, year: Number(year), effective };
}

function ofYear(lines: readonly string[]): Pick<List, 'id' | 'year' | 'effective'> {
  const year = lines[1]?.split('\t')[2] ?? '';
  const effective = { from: `${year}-01-01`, through: `${year}-12-31` };
  return { id: `ANESTHESIA-${year}`, year: Number(year), effective };
}

function read(role: Role, file: CmsFile): List | null {
  if (role === 'zip9') {
    const { quarter, rows, lines } = readPlusFour(file.name, file.bytes ?? Buffer.alloc(0));
    return { ...ofQuarter('ZIP9', quarter), rows, lines, ending: '.csv' };
  }
  if (role === 'zip') {
    const rows = zipRows(file).length;
    return { ...ofQuarter('ZIP5', zipQuarter(file)), rows, lines: zipLines(file), ending: '.csv' };
  }
  if (role !== 'anesthesia-base') return null;
  const lines = anesthesiaBaseLines(file);
  return { ...ofYear(lines), rows: lines.length - 1, lines, ending: '.tsv' };
}

/** A list as it will be written, in the form of a release; null for a file that is not such a list. */
export function importList(file: CmsFile): ImportedRelease | null {
  const role = roleOf(file.name);
  const list = role && read(role, file);
  if (!list) return null;
  const text = `${list.lines.join('\n')}\n`;
  const name = `${list.id.toLowerCase()}${list.ending}`;
  const written: BundledFile = { role, name, sha256: sha256(text), rows: list.lines.length - 1 };
  const source: SourceFile = {
    role,
    name: file.name,
    sha256: file.sha256,
    rows: list.rows,
    ...(file.archive ? { archive: file.archive } : {}),
  };
  const entry: ManifestRelease = {
    id: list.id,
    title: '',
    year: list.year,
    released: null,
    effective: list.effective,
    conversionFactor: '',
    conversionFactorQp: null,
    sources: [source],
    files: [written],
  };
  return { entry, files: new Map([[name, text]]) };
}
