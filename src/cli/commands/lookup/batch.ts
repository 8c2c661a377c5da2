import type { CodeContent } from '../../../core/content/code-content.js';
import { type CodeReport, lookupService } from '../../../core/page/lookup.js';
import { type CodePage, pageOf } from '../../../core/page/page.js';
import { PopulationCache } from '../../../core/rank/rank-service.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import { openContent } from '../../../data/content/content.js';
import type { Columns } from '../../batch/columns.js';
import type { BatchCommand, BatchPlan } from '../../batch/command.js';
import { serviceMemo } from '../../batch/service-memo.js';
import { csvCell } from '../../output/csv.js';
import type { LookupOptions } from './command.js';
import { figureCells, LOOKUP_COLUMNS } from './csv.js';
import { lookupJson } from './json.js';

/** A code as batches need it again and again: its cells and its page are put together once. */
class KnownCode {
  readonly ok = true;
  private cellText: string | undefined;
  private codePage: CodePage | undefined;

  constructor(
    private readonly report: CodeReport,
    private readonly content: CodeContent,
  ) {}

  cells(delimiter: string): string {
    this.cellText ??= [
      csvCell(this.content.names(this.report.row.code)?.name ?? '', delimiter),
      ...figureCells(this.report),
    ]
      .map((cell) => delimiter + cell)
      .join('');
    return this.cellText;
  }

  get page(): CodePage {
    this.codePage ??= pageOf(this.content, this.report);
    return this.codePage;
  }
}

/** `rvu lookup` on standard input: each record with the name and figures of its code behind it. */
export function lookupPlan(options: LookupOptions): BatchPlan<KnownCode> {
  const schedule = openSchedule({ inMemory: true });
  const content = openContent({ inMemory: true });
  const populations = new PopulationCache(schedule);
  const create = (columns: Columns): BatchCommand<KnownCode> => {
    const { delimiter } = columns.layout;
    const codes = serviceMemo(schedule, columns, (service) => {
      const report = lookupService(schedule, service, populations, options.qp ?? false);
      return report.ok ? new KnownCode(report, content) : report;
    });
    return {
      schema: 'rvu.lookup/1',
      release: schedule.release.id,
      verb: 'found',
      columns: LOOKUP_COLUMNS,
      answer: codes,
      write: (code, out) => out.write(code.cells(delimiter)),
      json: (code) => lookupJson(code.page, schedule, options.faq),
    };
  };
  return { create };
}
