import { dayNumber, isoOf, weekdayOf } from '../../src/core/dates/days.js';
import type { JournalEntry } from '../../src/core/journal/entry.js';
import { entryOf } from './journal.js';

/** An invented contract with tiers and a draw. */
export const VALLEY = `from = 2025-01-01
base = 280,000
target = 9,000
tier = 6,500 to 8,000 at 38.00
tier = 8,000 and more at 45.50
draw = 2,000
reconcile-by = quarter
`;

/** Work RVUs, in hundredths, as CMS publishes them in RVU25D and RVU26A. */
export const CMS_WORK: Readonly<Record<string, readonly [in2025: number, in2026: number]>> = {
  '99203': [160, 160],
  '99213': [130, 130],
  '99214': [192, 192],
  '99215': [280, 280],
  '99223': [350, 350],
  '99232': [159, 159],
  '99233': [240, 240],
  '99238': [150, 150],
  '99291': [450, 450],
  '99292': [225, 225],
  '99396': [190, 190],
  '20610': [79, 77],
  '23412': [1193, 1163],
  '27130': [1960, 1911],
  '27447': [1960, 1911],
  '29881': [703, 685],
  '93000': [17, 17],
  G2211: [33, 33],
};

/** What part of a service's work each spelling of it is credited, as a fraction. */
export const CREDITED: Readonly<Record<string, readonly [top: bigint, bottom: bigint]>> = {
  '27447-62': [625n, 1000n],
  '29881-80': [16n, 100n],
  '20610-50': [150n, 100n],
};

interface Style {
  /** How many lines on each weekday, from Monday on */
  readonly lines: readonly number[];
  /** Services, each as often as it is listed */
  readonly services: readonly string[];
  readonly sites: readonly string[];
}

/** Three ways to practice, each of 4,000 to 9,000 lines a year. */
export const STYLES: Readonly<Record<'surgeon' | 'office' | 'hospital', Style>> = {
  surgeon: {
    lines: [24, 8, 26, 9, 20, 0, 0],
    services: [
      '99213',
      '99213',
      '99214',
      '99203',
      '20610-RT',
      '20610-50',
      '27447-RT',
      '27447-62',
      '29881-80',
      '27130',
      '23412',
    ],
    sites: ['clinic', 'north hospital', 'surgery center'],
  },
  office: {
    lines: [34, 36, 30, 36, 28, 4, 0],
    services: [
      '99213',
      '99213',
      '99214-25',
      '99214',
      '99215',
      '99396',
      '93000',
      '36415',
      'G2211',
      '20610-50',
    ],
    sites: ['main street', ''],
  },
  hospital: {
    lines: [18, 18, 18, 18, 18, 16, 16],
    services: ['99223', '99232', '99232', '99233', '99291', '99292', '99238'],
    sites: ['north hospital', 'south hospital'],
  },
};

/** Whole numbers from 0 on that a seed determines (the generator of Park and Miller). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A year of invented work, the same for the same seed; two weeks of it are a vacation. */
export function inventedYear(style: keyof typeof STYLES, year: number, seed = 14): JournalEntry[] {
  const { lines, services, sites } = STYLES[style];
  const next = numbersFrom(seed + year);
  const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
  const away = first + 180 + next(60);
  const entries: JournalEntry[] = [];
  for (let day = first; day <= last; day++) {
    const many = lines[weekdayOf(day)] ?? 0;
    if (many === 0 || (day >= away && day < away + 14)) continue;
    for (let left = Math.max(1, many - 4 + next(9)); left > 0; left--) {
      const service = services[next(services.length)] ?? '';
      const units = service === '99292' ? 1 + next(3) : 1;
      entries.push(entryOf(service, { date: isoOf(day), units, site: sites[next(sites.length)] ?? '' }));
    }
  }
  return entries;
}

/** The work of an entry by CMS's figures of a year, worked out without the program: null if it has none. */
export function workByHand({ code, modifiers, units }: JournalEntry, of: 2025 | 2026): bigint | null {
  const figures = CMS_WORK[code];
  if (!figures) return null;
  const [top, bottom] = CREDITED[[code, ...modifiers].join('-')] ?? [1n, 1n];
  const product = BigInt(figures[of - 2025] ?? 0) * BigInt(units) * top;
  return (product * 2n + bottom) / (bottom * 2n);
}
