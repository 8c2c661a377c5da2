import type { Answer } from '../../../answer/find/answer.js';
import type { RequestedServices } from '../../../answer/find/services.js';
import type { CodePage } from '../../../core/page/page.js';
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

/** The answer as the options want it shown. */
export function viewed(
  answer: Answer<CodePage>,
  { services, refusals, many }: RequestedServices,
  options: LookupOptions,
): LookupAnswer {
  return {
    ...answer,
    view: viewOf(options, many, services.length + refusals.length),
    faq: options.faq ?? false,
  };
}
