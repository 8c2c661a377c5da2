import type { ChosenRelease } from '../../../../answer/release/request.js';
import type { CodeContent } from '../../../../core/content/code-content.js';
import { titled } from '../../../../core/place/place-words.js';
import type { FeeRow } from '../../../../core/release/fee-row.js';
import type { FeeSchedule } from '../../../../core/release/fee-schedule.js';
import { type Locality, shortKey } from '../../../../core/release/locality.js';

/** What every page of a site is drawn from. */
export interface Site {
  readonly schedule: FeeSchedule;
  readonly content: CodeContent;
  readonly chosen: ChosenRelease;
  /** Where amounts are paid; null: national amounts */
  readonly locality: Locality | null;
  /** Amounts for qualifying APM participants */
  readonly qp: boolean;
  /** The row that represents each code with a page, in order */
  readonly rows: readonly FeeRow[];
  /** The codes with a page */
  readonly codes: ReadonlySet<string>;
}

/** "San Francisco-Oakland-Berkeley": CMS's name without the counties in parentheses, as a reader writes it. */
const placeName = ({ name }: Locality): string => titled(name.replace(/ ?\(.*$/, ''));

/** "CA-05 San Francisco-Oakland-Berkeley", or "National" */
export function placeText({ locality }: Site): string {
  return locality ? `${shortKey(locality)} ${placeName(locality)}` : 'National';
}

/** "in San Francisco-Oakland-Berkeley", or "nationally" */
export function whereText({ locality }: Site): string {
  return locality ? `in ${placeName(locality)}` : 'nationally';
}

/** "Medicare fee schedule 2026" */
export function siteName({ schedule }: Site): string {
  return `Medicare fee schedule ${schedule.release.year}`;
}
