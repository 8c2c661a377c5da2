import { resolveWord } from '../../../core/code/code-query.js';
import { UsageError } from '../../../core/issue/issue.js';
import { statusRefusal } from '../../../core/price/price.js';
import type { FeeRow } from '../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import { namedPlaces, standsIn } from '../../options/section-option.js';
import type { ScheduleOptions } from './request.js';

/** Which rows of a release a schedule holds. */

type Filter = (row: FeeRow) => boolean;

const FIRST = '00000';
const LAST = 'ZZZZZ';

/** Codes, ranges and prefixes: a row of any kind of a code that one of them names. */
function byCodes(schedule: FeeSchedule, text: string): Filter {
  const results = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => resolveWord(schedule, word));
  const refused = results.flatMap((result) => result.refusals)[0];
  if (refused) throw new UsageError(refused.code, refused.message, refused.hint);
  const services = results.flatMap((result) => result.services);
  const wholes = new Set(services.filter(({ modifiers }) => modifiers.length === 0).map(({ code }) => code));
  const rows = new Set(services.map(({ code, modifiers }) => `${code}-${modifiers.join('-')}`));
  return ({ code, modifier }) => wholes.has(code) || rows.has(`${code}-${modifier}`);
}

function bySection(schedule: FeeSchedule, text: string): Filter {
  const sections = schedule.rules.sections();
  const stands = standsIn(namedPlaces('--section', text, sections), sections);
  return ({ code }) => stands(code);
}

function byStatus(text: string): Filter {
  const statuses = new Set(
    text
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  );
  const odd = [...statuses].find((status) => !/^[A-Z]$/.test(status));
  if (odd !== undefined || statuses.size === 0) {
    throw new UsageError(
      'E_OPTION_VALUE',
      `--status does not take "${text}".`,
      'Give status letters such as A,R,T.',
    );
  }
  return ({ status }) => statuses.has(status);
}

/**
 * The priced rows that options ask for, in the order of the release.
 * @throws UsageError where an option names nothing, or no priced row fits them all
 */
export function scheduledRows(schedule: FeeSchedule, options: ScheduleOptions): FeeRow[] {
  const { codes, section, status } = options;
  const filters = [
    ...(codes === undefined ? [] : [byCodes(schedule, codes)]),
    ...(section === undefined ? [] : [bySection(schedule, section)]),
    ...(status === undefined ? [] : [byStatus(status)]),
  ];
  const rows = [...schedule.rowsBetween(FIRST, LAST)].filter(
    (row) => filters.every((fits) => fits(row)) && statusRefusal(row, schedule.rules) === null,
  );
  if (rows.length === 0) {
    throw new UsageError(
      'E_SCHEDULE_EMPTY',
      'No priced row fits --codes, --section and --status.',
      'Statuses A, R and T are priced; rvu lookup tells why a code is not.',
    );
  }
  if (!options.qp) return rows;
  return rows.map((row) => schedule.row(row.code, row.modifier, true) ?? row);
}
