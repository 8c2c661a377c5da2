import { readService } from '../../core/code/service.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Layout } from '../input/layout.js';
import { refuseX12 } from '../input/refuse-x12.js';
import { type CellsOf, Meaning } from './meaning.js';
import { quotingOf } from './quoting.js';

/** Joins the code cell and the modifier cells of a record; a code cell may hold modifiers itself. */
function serviceText(cells: CellsOf): string {
  const text = [...cells('code'), ...cells('modifier')].join(' ');
  // A no-break space arrives as the two bytes of its UTF-8 form.
  return text.replaceAll('\u00C2\u00A0', ' ');
}

/** What a command finds for the code and modifiers of each record. */
export function serviceMeaning<T extends object>(
  schedule: FeeSchedule,
  layout: Layout,
  answer: (service: ServiceCode) => T | Refusal,
  onForget?: () => void,
  numberOf?: (value: T | Refusal) => number,
): Meaning<T | Refusal> {
  const quoting = quotingOf(layout);
  return new Meaning<T | Refusal>(
    layout,
    ['code', 'modifier'],
    (cells) => {
      if (!cells('code')[0]?.trim()) return refusal('E_CODE_MISSING', '', 'No procedure code is given.');
      const text = serviceText(cells);
      if (!quoting.allows('code', text)) refuseX12(text, 'A line after the first', false);
      const service = readService(schedule, text, quoting);
      return 'ok' in service ? service : answer(service);
    },
    onForget,
    numberOf,
  );
}
