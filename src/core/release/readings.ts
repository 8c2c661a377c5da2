/**
 * Points that the rules leave open, each with its possible readings; the first is the default. What each
 * means and what it rests on is in data/rules/readings.json; a test keeps the two in sync.
 */
export const READING_CHOICES = {
  'limiting-charge': ['documented', 'sequential'],
  'therapy-assistant': ['payment', 'allowed'],
  'assistant-cents': ['steps', 'product'],
  'anesthesia-factor': ['file', 'rule'],
  'equipment-order': ['after', 'before'],
  'sixth-surgery': ['half', 'report'],
  'nonparticipating-assigned': ['full', 'reduced'],
  'surgery-units': ['each', 'line'],
  'endoscopy-base': ['single', 'bilateral'],
  'skin-substitutes': ['gpci', 'national'],
  preoperative: ['unpaid', 'share'],
  'assistant-documentation': ['absent', 'present'],
  'supervision-units': ['three', 'four'],
} as const;

export type ReadingPoint = keyof typeof READING_CHOICES;
export type ReadingChoice<Point extends ReadingPoint> = (typeof READING_CHOICES)[Point][number];

/** A point with one of its own choices. */
export type Reading = {
  [Point in ReadingPoint]: { readonly point: Point; readonly choice: ReadingChoice<Point> };
}[ReadingPoint];

/** The choice taken on every point. */
export type Readings = { readonly [Point in ReadingPoint]: ReadingChoice<Point> };

export const READING_POINTS = Object.keys(READING_CHOICES) as readonly ReadingPoint[];

/** Every point at its default. */
export function defaultReadings(): Readings {
  const defaults = READING_POINTS.map((point) => [point, READING_CHOICES[point][0]]);
  return Object.fromEntries(defaults) as Readings;
}

/** Reads a point and a choice; null if there is no such point or it has no such choice. */
export function readingOf(point: string, choice: string): Reading | null {
  if (!Object.hasOwn(READING_CHOICES, point)) return null;
  const choices: readonly string[] = READING_CHOICES[point as ReadingPoint];
  return choices.includes(choice) ? ({ point, choice } as Reading) : null;
}

/** Readings with some points changed; later changes win. */
export function withReadings(readings: Readings, taken: readonly Reading[]): Readings {
  return { ...readings, ...Object.fromEntries(taken.map(({ point, choice }) => [point, choice])) };
}
