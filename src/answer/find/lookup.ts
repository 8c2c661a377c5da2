import type { CodeContent } from '../../core/content/code-content.js';
import { explainAbsent } from '../../core/page/absent.js';
import { codeFacts } from '../../core/page/code-facts.js';
import { lookupService } from '../../core/page/lookup.js';
import { type CodePage, pageOf } from '../../core/page/page.js';
import { PopulationCache } from '../../core/rank/rank-service.js';
import type { CodeReference } from '../../core/reference/code-reference.js';
import type { ReleaseChoice } from '../release/chosen.js';
import type { Answer } from './answer.js';
import type { RequestedServices } from './services.js';

/** Looks up every code that the arguments name. */
export function answerLookup(
  { schedule, chosen }: ReleaseChoice,
  content: CodeContent,
  reference: CodeReference,
  { services, refusals }: RequestedServices,
  qp: boolean,
): Answer<CodePage> {
  const populations = new PopulationCache(schedule);
  const outcomes = services.map((service) => lookupService(schedule, service, populations, qp));
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
  };
}
