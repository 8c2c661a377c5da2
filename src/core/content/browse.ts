import { codeRows, isPriced } from '../code/code-row.js';
import { type CodePlace, placeOf } from '../code/section.js';
import type { FeeRow } from '../release/fee-row.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import type { CodeContent } from './code-content.js';

/** Summary figures of a group of codes. Medians and ranges are of work RVUs, 1/100. */
export interface GroupSummary {
  readonly codes: number;
  /** Codes that Medicare prices */
  readonly priced: number;
  /** Work RVUs of the priced codes that have any; null: none of them has */
  readonly work: {
    /** Twice the median, so that the middle of an even number stays whole */
    readonly medianTwice: number;
    readonly least: number;
    readonly most: number;
  } | null;
}

export interface CodeGroup extends GroupSummary {
  readonly kind: 'section' | 'subsection' | 'category' | 'subcategory' | 'family';
  readonly name: string;
  readonly first: string;
  readonly last: string;
}

/** Summarizes codes. */
export function summarize(rows: readonly FeeRow[], schedule: FeeSchedule): GroupSummary {
  const priced = rows.filter((row) => isPriced(row, schedule));
  const work = priced.flatMap((row) => (row.work > 0 ? [row.work] : [])).sort((a, b) => a - b);
  const [least] = work;
  const most = work.at(-1);
  const middle = (work[(work.length - 1) >> 1] ?? 0) + (work[work.length >> 1] ?? 0);
  return {
    codes: rows.length,
    priced: priced.length,
    work: least === undefined || most === undefined ? null : { medianTwice: middle, least, most },
  };
}

/** Codes as one group of the tree. */
export function groupOf(
  kind: CodeGroup['kind'],
  name: string,
  rows: readonly FeeRow[],
  schedule: FeeSchedule,
): CodeGroup {
  const [first, last] = [rows[0]?.code ?? '', rows.at(-1)?.code ?? ''];
  return { kind, name, first, last, ...summarize(rows, schedule) };
}

function groupsBy(
  kind: CodeGroup['kind'],
  rows: readonly FeeRow[],
  schedule: FeeSchedule,
  nameOf: (place: CodePlace | null) => string,
): CodeGroup[] {
  const sections = schedule.rules.sections();
  const byName = new Map<string, FeeRow[]>();
  for (const row of rows) {
    const name = nameOf(placeOf(row.code, sections));
    const group = byName.get(name);
    if (group) group.push(row);
    else byName.set(name, [row]);
  }
  return [...byName].map(([name, members]) => groupOf(kind, name, members, schedule));
}

/** The sections of a release, in the order of their first code. */
export function sectionGroups(schedule: FeeSchedule): CodeGroup[] {
  return groupsBy('section', codeRows(schedule), schedule, (place) => place?.section.name ?? 'No section');
}

/** The subsections that the codes of one section belong to. */
export function subsectionGroups(schedule: FeeSchedule, rows: readonly FeeRow[]): CodeGroup[] {
  return groupsBy('subsection', rows, schedule, (place) => place?.subsection?.name ?? 'No subsection');
}

/** The families that have codes among `rows`, with all their codes. */
export function familyGroups(
  schedule: FeeSchedule,
  content: CodeContent,
  rows: readonly FeeRow[],
): CodeGroup[] {
  const among = new Set(rows.map(({ code }) => code));
  const families = content.allFamilies().filter(({ codes }) => codes.some((code) => among.has(code)));
  return families.map(({ title, codes }) => {
    const members = codes.flatMap((code) => codeRows(schedule, code, code));
    return groupOf('family', title, members, schedule);
  });
}
