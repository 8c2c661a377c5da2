import { type CodeReport, lookupService } from '../../core/lookup.js';
import { pageOf } from '../../core/page/page.js';
import { PopulationCache } from '../../core/rank-service.js';
import { openContent } from '../../data/content/content.js';
import { openSchedule } from '../../data/schedule.js';
import type { LookupOptions } from '../commands/lookup-answer.js';
import { csvCell } from '../render/csv.js';
import { figureCells, LOOKUP_COLUMNS } from '../render/lookup-csv.js';
import { pageJson } from '../render/lookup-json.js';
import type { Columns } from './columns.js';
import type { BatchCommand, BatchPlan } from './command.js';
import { serviceMemo } from './service-memo.js';

/** `rvu lookup` on standard input: each record with the figures of its code behind it. */
export function lookupPlan(options: LookupOptions): BatchPlan<CodeReport> {
  const schedule = openSchedule({ inMemory: true });
  const content = openContent({ inMemory: true });
  const populations = new PopulationCache(schedule);
  const create = (columns: Columns): BatchCommand<CodeReport> => {
    const { delimiter } = columns.layout;
    const reports = serviceMemo(schedule, columns, (service) =>
      lookupService(schedule, service, populations, options.qp ?? false),
    );
    return {
      schema: 'rvu.lookup/1',
      release: schedule.release.id,
      verb: 'found',
      columns: LOOKUP_COLUMNS,
      answer: reports,
      write: (report, out) =>
        out.write(
          [csvCell(content.names(report.row.code)?.name ?? '', delimiter), ...figureCells(report)]
            .map((cell) => delimiter + cell)
            .join(''),
        ),
      json: (report) => pageJson(pageOf(content, report), schedule),
    };
  };
  return { create };
}
