import { isWorkbook } from '../../../batch/input/beginning.js';
import type { NamedColumns } from '../../../batch/input/layout.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { ReadingOptions } from '../../options/columns.js';
import type { Io } from '../../terminal/io.js';
import { LARGEST, MEGABYTE, tooLarge } from './size.js';

/** Keeps the bytes of input that turns out to be a workbook, which cannot be read before its end. */
export class WorkbookBytes {
  private kept: Uint8Array[] | null = null;
  private size = 0;
  private isBegun = false;

  constructor(
    private readonly options: Pick<ReadingOptions, 'sheet'>,
    private readonly named: NamedColumns,
    private readonly io: Io,
  ) {}

  /**
   * Whether a chunk belongs to a workbook, and is kept as a copy.
   * @throws InputError E_INPUT_FILE if it is too large, UsageError for --sheet with anything else
   */
  keeps(chunk: Uint8Array): boolean {
    if (!this.isBegun && chunk.length > 0) {
      this.isBegun = true;
      if (isWorkbook(chunk)) this.kept = [];
      else if (this.options.sheet !== undefined)
        throw new UsageError('E_USAGE', '--sheet is for workbooks (.xlsx).', 'Leave it out.');
    }
    if (this.kept === null) return false;
    this.size += chunk.length;
    if (this.size > LARGEST) throw tooLarge(`it has more than ${LARGEST / MEGABYTE} MB`);
    this.kept.push(new Uint8Array(chunk));
    return true;
  }

  /** The CSV of what was kept. @throws InputError E_INPUT_FILE, UsageError if a sheet has to be named */
  async csv(): Promise<Iterable<Uint8Array>> {
    if (this.kept === null) return [];
    const { csvOfWorkbook } = await import('./input.js');
    return csvOfWorkbook(Buffer.concat(this.kept), this.options.sheet, this.named, this.io);
  }
}
