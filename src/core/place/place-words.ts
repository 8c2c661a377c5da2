import type { Notice } from '../issue/issue.js';
import { lenderOf, type Release } from '../release/fee-schedule.js';
import { type Locality, localityLabel, shortKey } from '../release/locality.js';

/** How places are named in messages. */

const FEW = 6;

/** A few localities are listed with their names, many by their short keys; none is left out. */
export function candidateList(candidates: readonly Locality[]): string {
  const few = candidates.length <= FEW;
  return candidates.map(few ? localityLabel : shortKey).join(few ? '; ' : ', ');
}

/** "CA-05 SAN FRANCISCO-OAKLAND-BERKELEY": without the counties that CMS adds in parentheses. */
export function briefLabel(locality: Locality): string {
  return localityLabel(locality).replace(/ \(.*$/, '');
}

/** "CA-05 SAN FRANCISCO-…", "NJ-01 or NJ-99", or the number of localities. */
export function meaning(localities: readonly Locality[]): string {
  const [first] = localities;
  if (localities.length === 1 && first) return briefLabel(first);
  return localities.length <= FEW ? localities.map(shortKey).join(' or ') : `${localities.length} localities`;
}

/** "PRINCE GEORGE'S" as a reader writes it: "Prince George's" */
export function titled(name: string): string {
  return name.toLowerCase().replace(/(^|[\s-])[a-z]/g, (letter) => letter.toUpperCase());
}

/** A notice that says how a place was found. */
export function placeNotice(message: string): Notice {
  return { code: 'N_PLACE', message };
}

const LACKING = { counties: 'list of counties', anesthesia: 'anesthesia factors' } as const;

/** Says, for each kind of file that an answer uses, if it is that of another release. */
export function borrowedNotices(release: Release, roles: readonly (keyof typeof LACKING)[]): Notice[] {
  return roles.flatMap((role) => {
    const from = lenderOf(release, role);
    const message = `${release.id} has no ${LACKING[role]}, so ${from}'s ${role === 'counties' ? 'was' : 'were'} used.`;
    return from === null ? [] : [{ code: 'N_BORROWED', message }];
  });
}
