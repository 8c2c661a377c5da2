import { exact } from '../../answer/json/json.js';
import { type CreditedEntry, workOf } from '../../core/journal/credit.js';
import { entryService, JOURNAL_COLUMNS } from '../../core/journal/entry.js';
import { formatScaled, RVU_SCALE } from '../../core/number/decimal.js';

/** What lists of entries add to the columns of the journal; "op" and "ref" are left out of them. */
export const ENTRY_COLUMNS = [
  ...JOURNAL_COLUMNS.filter((name) => name !== 'op' && name !== 'ref'),
  'work_credited',
  'release',
  'not_paid_by_medicare',
  'not_credited',
] as const;

export const workText = (work: number): string => formatScaled(work, RVU_SCALE);

/** "27447-62 × 2" */
export function serviceText(credited: CreditedEntry): string {
  const { entry } = credited;
  return entry.units === 1 ? entryService(entry) : `${entryService(entry)} × ${entry.units}`;
}

/** Why an entry has no work RVUs, or what is special about them; blank if nothing is. */
export function remarkText({ outcome, release, isFallback }: CreditedEntry): string {
  if (!outcome.ok) return `not credited: ${outcome.message}`;
  return [
    ...(outcome.unpaid === null ? [] : [`status ${outcome.unpaid}: Medicare does not pay it`]),
    ...(isFallback ? [`not in the contract's release, so by ${release}`] : []),
  ].join('; ');
}

/** The cells of an entry, in the order of ENTRY_COLUMNS. */
export function entryCells(credited: CreditedEntry): (string | number)[] {
  const { entry, outcome, release } = credited;
  return [
    entry.id,
    entry.date,
    entry.case,
    entry.code,
    entry.modifiers.join(' '),
    entry.units,
    entry.minutes ?? '',
    entry.setting,
    entry.site,
    entry.contract,
    entry.source,
    entry.note,
    outcome.ok ? workText(outcome.work) : '',
    release ?? '',
    outcome.ok ? (outcome.unpaid ?? '') : '',
    outcome.ok ? '' : `${outcome.code}: ${outcome.message}`,
  ];
}

/** The JSON of an entry; documented in `rvu help json`. */
export function entryJson(credited: CreditedEntry): object {
  const { entry, outcome, release, contract, isFallback } = credited;
  const { id, date, case: group, code, modifiers, units, minutes, setting, site, source, note } = entry;
  return {
    id,
    date,
    case: group || null,
    code,
    modifiers,
    units,
    minutes,
    setting: setting || null,
    site: site || null,
    contract: contract?.name ?? null,
    source: source || null,
    note: note || null,
    work_credited: outcome.ok ? exact(outcome.work, RVU_SCALE) : null,
    release,
    is_fallback: isFallback,
    unpaid_status: outcome.ok ? outcome.unpaid : null,
    not_credited: outcome.ok ? null : { code: outcome.code, message: outcome.message },
  };
}

/** The work of entries together, in hundredths. */
export function workTogether(credited: readonly CreditedEntry[]): number {
  return credited.reduce((sum, each) => sum + workOf(each), 0);
}
