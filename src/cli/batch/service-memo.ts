import type { Refusal } from '../../core/issue.js';
import { parseServiceCode, type ServiceCode } from '../../core/service-code.js';
import type { CellsOf, Columns } from './columns.js';
import type { NamedColumns } from './header.js';

/** Joins the code cell and the modifier cells of a record; a code cell may hold modifiers itself. */
function readService(cells: CellsOf): ServiceCode | Refusal {
  const text = [...cells('code'), ...cells('modifier')].join(' ');
  // A no-break space reaches us as the two bytes of its UTF-8 form.
  return parseServiceCode(text.replaceAll('\u00C2\u00A0', ' '));
}

/** What a command finds for the code and modifiers of a record. */
export function serviceMemo<T extends object>(
  columns: Columns,
  answer: (service: ServiceCode) => T | Refusal,
): () => T | Refusal {
  return columns.memo(['code', 'modifier'], (cells) => {
    const service = readService(cells);
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
