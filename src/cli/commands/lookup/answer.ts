import type { CodeContent } from '../../../core/content/code-content.js';
import { explainAbsent } from '../../../core/page/absent.js';
import { codeFacts } from '../../../core/page/code-facts.js';
import { lookupService } from '../../../core/page/lookup.js';
import { type CodePage, pageOf } from '../../../core/page/page.js';
import { PopulationCache } from '../../../core/rank/rank-service.js';
import type { CodeReference } from '../../../core/reference/code-reference.js';
import type { RequestedServices } from '../../options/services.js';
import type { Answer } from '../../output/answer.js';
import type { ReleaseChoice } from '../../release/chosen.js';
import type { LookupOptions } from './command.js';

export interface LookupAnswer extends Answer<CodePage> {
  /** Whole pages, the figures of one code, or one line per code */
  readonly view: 'page' | 'figures' | 'lines';
  /** Whether to show questions and answers */
  readonly faq: boolean;
}

/** --brief shortens several codes to lines and one to its figures; a range or prefix is lines unless --full. */
function viewOf({ brief, full }: LookupOptions, many: boolean, count: number): LookupAnswer['view'] {
  const short = brief ?? (many && !full);
  if (!short) return 'page';
  return many || count > 1 ? 'lines' : 'figures';
}

/** Looks up every code that the arguments name. */
export function answerLookup(
  { schedule, chosen }: ReleaseChoice,
  content: CodeContent,
  reference: CodeReference,
  { services, refusals, many }: RequestedServices,
  options: LookupOptions,
): LookupAnswer {
  const populations = new PopulationCache(schedule);
  const outcomes = services.map((service) =>
    lookupService(schedule, service, populations, options.qp ?? false),
  );
  const results = outcomes.flatMap((outcome) =>
    outcome.ok ? [pageOf(content, outcome, () => codeFacts(schedule, reference, outcome.row))] : [],
  );
  const refused = [...refusals, ...outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))];
  return {
    schema: 'rvu.lookup/1',
    release: schedule.release,
    chosen,
    results,
    errors: refused.map((error) => explainAbsent(content, error)),
    view: viewOf(options, many, services.length + refusals.length),
    faq: options.faq ?? false,
  };
}
