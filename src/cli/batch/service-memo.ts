import { readService } from '../../core/code/service.js';
import type { ServiceCode } from '../../core/code/service-code.js';
import { type Refusal, refusal } from '../../core/issue/issue.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { CellsOf, Columns } from './columns.js';
import type { NamedColumns } from './header.js';

/** Joins the code cell and the modifier cells of a record; a code cell may hold modifiers itself. */
function serviceText(cells: CellsOf): string {
  const text = [...cells('code'), ...cells('modifier')].join(' ');
  // A no-break space reaches us as the two bytes of its UTF-8 form.
  return text.replaceAll('\u00C2\u00A0', ' ');
}

/** What a command finds for the code and modifiers of a record. */
export function serviceMemo<T extends object>(
  schedule: FeeSchedule,
  columns: Columns,
  answer: (service: ServiceCode) => T | Refusal,
): () => T | Refusal {
  return columns.memo(['code', 'modifier'], (cells) => {
    if (!cells('code')[0]?.trim()) return refusal('E_CODE_MISSING', '', 'No procedure code is given.');
    const service = readService(schedule, serviceText(cells));
    return 'ok' in service ? service : answer(service);
  });
}

const SUFFIX = 'Column';

/** The columns named by options such as --code-column. */
export function namedColumns(options: object): NamedColumns {
  const entries = Object.entries(options).filter(
    ([name, value]) => name.endsWith(SUFFIX) && value !== undefined,
  );
  return Object.fromEntries(
    entries.map(([name, value]) => [name.slice(0, -SUFFIX.length), value]),
  ) as NamedColumns;
}
