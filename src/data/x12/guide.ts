import { element, located, type Segment, X12Error } from './segment.js';

/** 005010X222 and its errata A1 and A2 */
const PROFESSIONAL = '005010X222';
/** The guide before it and its errata, which Medicare took until 2012; what is read of it stands in the same places. */
const OLD_PROFESSIONAL = '004010X098';
const NOT_PROFESSIONAL = [
  { guide: /X(?:223|096)/, service: 'SV2', name: 'an institutional claim (837I)' },
  { guide: /X(?:224|097)/, service: 'SV3', name: 'a dental claim (837D)' },
];
const ONLY = `only professional claims (837P, ${PROFESSIONAL}A1) are read`;

/** The guide that the ST names, or otherwise its GS. @throws X12Error if that is not the professional claim's */
export function checkGuide(st: Segment, groupGuide: string): 'current' | 'old' {
  if (element(st, 1) !== '837')
    throw new X12Error(located(st, `the transaction is not an 837 claim; ${ONLY}`));
  const stated = element(st, 3) || groupGuide;
  if (stated.startsWith(PROFESSIONAL)) return 'current';
  if (stated.startsWith(OLD_PROFESSIONAL)) return 'old';
  const other = NOT_PROFESSIONAL.find(({ guide }) => guide.test(stated));
  throw new X12Error(
    located(st, `${other ? `it is ${other.name}` : 'ST03 and GS08 name another guide'}; ${ONLY}`),
  );
}

/** @throws X12Error for the service lines of other claims under the professional guide's name */
export function checkServiceSegment(segment: Segment): void {
  const other = NOT_PROFESSIONAL.find(({ service }) => service === segment.id);
  if (other) throw new X12Error(located(segment, `it belongs to ${other.name}; ${ONLY}`));
}
