import type { Period } from '../../../core/release/rules.js';

const DAY = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** What is wrong with periods that must follow each other without a gap; nothing for a single one. */
export function periodProblems(name: string, periods: readonly Partial<Period>[]): string[] {
  return periods.flatMap(({ from, through }, i) => {
    const next = periods[i + 1];
    const backwards = from && through && from > through ? [`${name}: ${from} is after ${through}`] : [];
    if (!next || (through && next.from === dayAfter(through))) return backwards;
    return [...backwards, `${name}: after ${through ?? 'no last day'} comes ${next.from ?? 'no first day'}`];
  });
}
