import { entryService } from '../../../core/journal/entry.js';
import type { WorkCause } from '../../../core/reconcile/causes.js';
import type { ReportedLine } from '../../../core/reconcile/lines.js';
import type { DifferenceKind } from '../../../core/reconcile/match.js';
import type { Difference } from '../../../core/reconcile/reconcile.js';
import { counted } from '../../terminal/text.js';

/** What a kind of difference is called. */
export const KIND_TITLES: Readonly<Record<DifferenceKind, string>> = {
  'missing-there': 'Missing in the report',
  'missing-here': 'Missing in your log',
  'duplicate-there': 'More often in the report than in your log',
  work: 'Different work RVUs',
  units: 'Different units',
  modifiers: 'Different modifiers',
  'units-and-modifiers': 'Different units and modifiers',
  code: 'Perhaps the same with another code',
  date: 'Perhaps the same on another date',
  split: 'The same units split over other lines',
  ambiguous: 'Unclear: could be matched in several ways',
  reversal: 'Reversals of lines that the report does not have',
};

/** "27447-62 × 2" */
export function service(line: Pick<ReportedLine, 'code' | 'modifiers' | 'units'>): string {
  const name = entryService(line);
  return line.units === 1 ? name : `${name} × ${line.units}`;
}

/** Names of releases, in which those that follow each other are a range: "RVU25A to RVU25D". */
function rangesOf(releases: readonly string[], held: readonly string[]): string[] {
  const places = releases.map((id) => held.indexOf(id)).sort((a, b) => a - b);
  const runs: [first: number, last: number][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run && run[1] === place - 1) run[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([first, last]) => {
    const [from = '', to = ''] = [held[first], held[last]];
    return first === last ? from : `${from} ${last === first + 1 ? 'or' : 'to'} ${to}`;
  });
}

const MOST_CAUSES = 4;

/**
 * Causes in words: "RVU25A to RVU25D", "credit 50 = 100%".
 * @param held every release, in order
 */
export function causeTexts(causes: readonly WorkCause[], held: readonly string[]): string[] {
  const bySetting = new Map<string, string[]>();
  for (const { release, setting } of causes) {
    if (release === null) continue;
    const key = setting ?? '';
    bySetting.set(key, [...(bySetting.get(key) ?? []), release]);
  }
  return [
    ...causes.flatMap(({ isOneUnit }) => (isOneUnit ? ['the work of one unit'] : [])),
    ...causes.flatMap(({ release, setting }) => (release === null && setting !== null ? [setting] : [])),
    ...[...bySetting].flatMap(([setting, releases]) =>
      rangesOf(releases, held).map((range) => (setting === '' ? range : `${range} with ${setting}`)),
    ),
  ];
}

function causeRemark(causes: readonly WorkCause[] | undefined, held: readonly string[]): string {
  if (!causes) return 'no release or usual credit policy gives theirs';
  const texts = causeTexts(causes, held);
  const more = texts.length - MOST_CAUSES;
  const shown = texts.slice(0, MOST_CAUSES).join(', or ');
  return `theirs follows from ${shown}${more > 0 ? `, or ${more} more` : ''}`;
}

/** The remark on a difference. */
export function remark(
  { kind, here, alike, nearby }: Difference,
  causes: readonly WorkCause[] | undefined,
  held: readonly string[],
): string {
  const notCredited = here.flatMap(({ outcome }) => (outcome.ok ? [] : [`not credited: ${outcome.message}`]));
  const count =
    alike && alike.here > 0 && alike.there > 0
      ? [`your log has it ${counted(alike.here, 'time')}, the report ${counted(alike.there, 'time')}`]
      : [];
  const other = here.length > 0 ? 'the report' : 'your log';
  const perhaps = nearby.length > 0 ? [`perhaps one that ${other} has on ${nearby.join(' or ')}`] : [];
  return [...count, ...perhaps, ...(kind === 'work' ? [causeRemark(causes, held)] : []), ...notCredited].join(
    '; ',
  );
}
