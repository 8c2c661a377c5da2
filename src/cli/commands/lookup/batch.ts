import { lookupJson } from '../../../answer/json/lookup.js';
import { csvCell } from '../../../batch/bytes/csv-text.js';
import type { BatchPlan } from '../../../batch/command.js';
import type { CodeContent } from '../../../core/content/code-content.js';
import { codeFacts } from '../../../core/page/code-facts.js';
import { type CodeReport, lookupService } from '../../../core/page/lookup.js';
import { pageOf } from '../../../core/page/page.js';
import { PopulationCache } from '../../../core/rank/rank-service.js';
import type { CodeReference } from '../../../core/reference/code-reference.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { openContent } from '../../../data/content/content.js';
import { openReference } from '../../../data/reference/reference.js';
import { type CodeAnswer, codedPlan, perRelease } from '../../batch/coded.js';
import { batchFormat } from '../../batch/writers.js';
import type { LookupOptions } from './command.js';
import { figureCells, LOOKUP_COLUMNS } from './csv.js';

/** A code with its cells and its page, each built when first needed. */
class KnownCode implements CodeAnswer {
  readonly ok = true;
  private cellText: string | undefined;
  private object: object | undefined;

  constructor(
    private readonly report: CodeReport,
    private readonly content: CodeContent,
    private readonly schedule: FeeSchedule,
    private readonly reference: CodeReference,
    private readonly faq: boolean | undefined,
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

  json(): object {
    if (!this.object) {
      const facts = () => codeFacts(this.schedule, this.reference, this.report.row);
      this.object = lookupJson(pageOf(this.content, this.report, facts), this.schedule, this.faq);
    }
    return this.object;
  }
}

/** `rvu lookup` on standard input: each record followed by the name and figures of its code. */
export function lookupPlan(options: LookupOptions): BatchPlan {
  const content = openContent({ inMemory: true });
  const reference = openReference({ inMemory: true });
  const populations = perRelease((schedule) => new PopulationCache(schedule));
  return codedPlan(options, batchFormat(options), {
    schema: 'rvu.lookup/1',
    verb: 'found',
    columns: LOOKUP_COLUMNS,
    answer: (service, schedule) => {
      const report = lookupService(schedule, service, populations(schedule), options.qp ?? false);
      return report.ok ? new KnownCode(report, content, schedule, reference, options.faq) : report;
    },
  });
}
