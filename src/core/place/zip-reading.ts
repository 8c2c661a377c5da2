import { type Notice, type Refusal, sentence } from '../issue/issue.js';
import type { Quoting } from '../issue/quoting.js';
import { type Locality, shortKey } from '../release/locality.js';
import type { PlaceBook, PlusFour } from '../release/place-book.js';
import { readZipText, unlistedZip } from './parts/zip.js';
import { briefLabel, placeNotice } from './place-words.js';
import { type Reading, reading } from './reading.js';

const AREA_DIGITS = 3;

/** Why the ZIP+4 of a split ZIP code has not settled its locality, and which file lists the ZIP code. */
function undecided(plus4: string, found: PlusFour | null, zipSource: string): string {
  if (plus4 === '') return `its ZIP+4 decides, which CMS's ${zipSource} does not include. That file`;
  const given = 'its ZIP+4 decides, but the one given';
  if (found === null)
    return `${given} was not used, because CMS's file of ZIP+4 codes (ZIP9) has not been added. ${zipSource}`;
  return found.locality === null
    ? `${given} is not in CMS's ${found.source}. ${zipSource}`
    : `${given} is in a locality that this release does not have (${found.source}). ${zipSource}`;
}

/**
 * The localities of a split ZIP code. CMS's five-digit file gives the locality of one of its parts; the
 * others are probably those of the ZIP codes around it.
 */
function splitReading(
  zip: string,
  listed: Locality,
  places: PlaceBook,
  byKey: ReadonlyMap<string, Locality>,
  why: string,
): Pick<Reading, 'localities' | 'split'> {
  const area = zip.slice(0, AREA_DIGITS);
  const around = places.zipArea(area).flatMap(({ locality }) => byKey.get(locality) ?? []);
  const others = [...new Set(around)].filter((locality) => locality !== listed);
  const near =
    others.length > 0
      ? `ZIP codes around it (${area}xx) are also in ${others.map(shortKey).join(', ')}`
      : `no ZIP code around it (${area}xx) is in another, so the other may belong to a neighboring area or state`;
  const message = `ZIP code ${zip} is split between localities: ${why} lists it in ${shortKey(listed)}; ${near}.`;
  return { localities: [listed, ...others], split: { code: 'N_ZIP_SPLIT', message } };
}

function lostZero(text: string, zip: string, quoting: Quoting): Notice {
  const message = `${sentence(quoting.named('zip', text))} is read as ${zip}: it had lost its leading zero.`;
  return { code: 'N_ZIP_ZERO', message };
}

/** The localities of a ZIP code as it was written. */
export function readZip(
  text: string,
  places: PlaceBook,
  byKey: ReadonlyMap<string, Locality>,
  quoting: Quoting,
): Reading | Refusal {
  const read = readZipText(text, quoting);
  if (!read.ok) return read;
  const { zip, plus4, restored } = read;
  const listed = places.zip(zip);
  const locality = listed && byKey.get(listed.locality);
  if (!listed || !locality) return unlistedZip(zip, places.zipSource);
  const notices = restored ? [lostZero(text, zip, quoting)] : [];
  const asked = `ZIP code ${zip}`;
  if (listed.split) {
    const found = plus4 === '' ? null : places.plusFour(zip, plus4);
    const settled = byKey.get(found?.locality ?? '');
    if (found && settled) {
      const how = placeNotice(`${asked} with its ZIP+4 is in ${briefLabel(settled)} (CMS ${found.source}).`);
      return reading(asked, [settled], [...notices, how]);
    }
    const why = undecided(plus4, found, places.zipSource);
    return { ...reading(asked, [], notices), ...splitReading(zip, locality, places, byKey, why) };
  }
  const how = placeNotice(`${asked} is in ${briefLabel(locality)} (CMS ${places.zipSource}).`);
  return reading(asked, [locality], [...notices, how]);
}
