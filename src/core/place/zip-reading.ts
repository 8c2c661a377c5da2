import { type Notice, type Refusal, sentence } from '../issue/issue.js';
import type { Quoting } from '../issue/quoting.js';
import { type Locality, shortKey } from '../release/locality.js';
import type { PlaceBook } from '../release/place-book.js';
import { readZipText, unlistedZip } from './parts/zip.js';
import { briefLabel, placeNotice } from './place-words.js';
import { type Reading, reading } from './reading.js';

const AREA_DIGITS = 3;

/**
 * The localities of a split ZIP code. CMS's five-digit file gives the locality of one of its parts; the
 * others are probably those of the ZIP codes around it.
 */
function splitReading(
  zip: string,
  listed: Locality,
  places: PlaceBook,
  byKey: ReadonlyMap<string, Locality>,
): Pick<Reading, 'localities' | 'split'> {
  const area = zip.slice(0, AREA_DIGITS);
  const around = places.zipArea(area).flatMap(({ locality }) => byKey.get(locality) ?? []);
  const others = [...new Set(around)].filter((locality) => locality !== listed);
  const near =
    others.length > 0
      ? `ZIP codes around it (${area}xx) are also in ${others.map(shortKey).join(', ')}`
      : `no ZIP code around it (${area}xx) is in another, so the other may belong to a neighboring area or state`;
  const message = `ZIP code ${zip} is split between localities: its ZIP+4 decides, which CMS's ${places.zipSource} does not include. That file lists it in ${shortKey(listed)}; ${near}.`;
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
  const { zip, restored } = read;
  const listed = places.zip(zip);
  const locality = listed && byKey.get(listed.locality);
  if (!listed || !locality) return unlistedZip(zip, places.zipSource);
  const notices = restored ? [lostZero(text, zip, quoting)] : [];
  const asked = `ZIP code ${zip}`;
  if (listed.split) return { ...reading(asked, [], notices), ...splitReading(zip, locality, places, byKey) };
  const how = placeNotice(`${asked} is in ${briefLabel(locality)} (CMS ${places.zipSource}).`);
  return reading(asked, [locality], [...notices, how]);
}
