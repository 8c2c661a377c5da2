import type { PastRelease, RowPast } from '../../core/release/row-past.js';
import { damaged } from '../sealed/damage.js';
import type { DataFiles } from '../sealed/data-files.js';
import type { SortedText } from '../sealed/sorted-text.js';
import { readSpans } from './past-text.js';

/** The files of data/history, by their names within data/. */
export const PAST_FILES = {
  releases: 'history/releases.tsv',
  rows: 'history/rows.tsv',
} as const;

/**
 * What all releases of the bundle said of each row, prepared by `npm run data:history`: a prompt reads two small
 * parts of it in place of two dozen releases.
 */
export class PastFile {
  private releaseList: readonly PastRelease[] | undefined;
  private rows: SortedText | undefined;
  /** What was found, since a batch asks for the same code in the name of many releases */
  private readonly known = new Map<string, RowPast>();

  constructor(private readonly files: DataFiles) {}

  private get releases(): readonly PastRelease[] {
    if (!this.releaseList) {
      const [, ...lines] = this.files.text(PAST_FILES.releases).trimEnd().split('\n');
      this.releaseList = lines.map((line) => {
        const [id = '', from = '', through = ''] = line.split('\t');
        return { id, from, through };
      });
    }
    return this.releaseList;
  }

  /** The past of a row; null if no release has it. @throws DataError E_DATA_DAMAGED */
  find(code: string, modifier: string): RowPast | null {
    const key = `${code}\t${modifier}\t`;
    const known = this.known.get(key);
    if (known) return known;
    this.rows ??= this.files.sorted(PAST_FILES.rows);
    const line = this.rows.find(key);
    if (line === null) return null;
    const past = readSpans(line.slice(line.lastIndexOf('\t') + 1), this.releases);
    if (past.spans.length === 0) {
      throw damaged(this.files.data(PAST_FILES.rows).name, `is damaged at "${line.slice(0, 60)}"`);
    }
    this.known.set(key, past);
    return past;
  }
}

/** The prepared past of rows; null in a folder that has none. */
export function openPast(files: DataFiles): PastFile | null {
  return files.has(PAST_FILES.rows) ? new PastFile(files) : null;
}
