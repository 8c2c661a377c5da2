import type { FeeSchedule } from '../../core/fee-schedule.js';
import type { Refusal } from '../../core/issue.js';
import { findService, type ServiceOutcome } from '../../core/service.js';
import { parseServiceCode, type ServiceCode } from '../../core/service-code.js';
import { CellMemo } from './cell-memo.js';
import type { NamedColumns, Role } from './header.js';

type SlotsOf = (role: Role) => readonly number[];

/** Joins the code cell and the modifier cells of a record; a code cell may hold modifiers itself. */
function readService(
  cells: readonly string[],
  code: number,
  modifiers: readonly number[],
): ServiceCode | Refusal {
  const text = [code, ...modifiers].map((slot) => cells[slot] ?? '').join(' ');
  // A no-break space reaches us as the two bytes of its UTF-8 form.
  return parseServiceCode(text.replaceAll('\u00C2\u00A0', ' '));
}

/** Services by the text of a record's code and modifier cells. */
export function serviceMemo<T>(slotsOf: SlotsOf, answer: (service: ServiceCode) => T): CellMemo<T | Refusal> {
  const [code = 0] = slotsOf('code');
  const modifiers = slotsOf('modifier');
  return new CellMemo([code, ...modifiers], (cells) => {
    const service = readService(cells, code, modifiers);
    return 'ok' in service ? service : answer(service);
  });
}

/** The rows of services by the text of a record's code and modifier cells. */
export function rowMemo(schedule: FeeSchedule, slotsOf: SlotsOf, qp: boolean): CellMemo<ServiceOutcome> {
  return serviceMemo(slotsOf, (service) => findService(schedule, service, qp));
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
