const YEAR_DAYS = 365;
const MARCH = 3;

/**
 * The number of a day, counted from a day long ago, so that two of them can be subtracted. Years begin in March here, so
 * that a leap day is the last of its year.
 */
function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const since = month < MARCH ? year - 1 : year;
  const leaps = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400);
  // March to January have 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31 days: (153 m + 2) / 5 of them before month m.
  const months = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return since * YEAR_DAYS + leaps + months + day;
}

/** How many days a date is after another; both are ISO. */
export function daysBetween(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first);
}
