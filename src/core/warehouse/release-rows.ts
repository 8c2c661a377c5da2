import { absentCode } from '../code/absent-code.js';
import { PlaceResolver } from '../place/resolve.js';
import type { FeeSchedule } from '../release/fee-schedule.js';
import { shortKey } from '../release/locality.js';
import { placeRules, type ServiceVerdict } from './prices.js';
import type { Cell } from './table.js';

/** The rows of the tables that each release has, but its rates. */

/** Columns of SERVICES. @param schedule for the figures of qualifying APM participants */
function serviceCells({ row, reason, decidedBy }: ServiceVerdict, schedule: FeeSchedule): Cell[] {
  if (!row) throw new Error('only rows of the release are services');
  const hasQp = schedule.release.conversionFactorQp !== null;
  const qp = hasQp ? schedule.row(row.code, row.modifier, true) : null;
  return [
    ...[
      row.code,
      row.modifier,
      row.status,
      row.informational,
      row.work,
      row.nonfacilityPe,
      row.nonfacilityNa,
    ],
    ...[row.facilityPe, row.facilityNa, row.malpractice, row.nonfacilityTotal, row.facilityTotal, row.pcTc],
    ...[row.globalDays, row.preOp, row.intraOp, row.postOp, row.multipleProcedure, row.bilateral],
    ...[
      row.assistantSurgeon,
      row.coSurgeon,
      row.teamSurgery,
      row.pricing || null,
      row.endoscopicBase || null,
    ],
    ...[row.supervision, row.calculationFlag, row.imagingFamily],
    ...[row.oppsNonfacilityPe, row.oppsFacilityPe, row.oppsMalpractice],
    ...[qp?.oppsNonfacilityPe ?? null, qp?.oppsFacilityPe ?? null, qp?.oppsMalpractice ?? null],
    ...[reason, decidedBy],
  ];
}

export function serviceRows(verdicts: readonly ServiceVerdict[], schedule: FeeSchedule): Cell[][] {
  return verdicts.filter(({ row }) => row !== null).map((verdict) => serviceCells(verdict, schedule));
}

export function localityRows(schedule: FeeSchedule): Cell[][] {
  return schedule.localities().map((locality) => {
    const { key, mac, number, state, name, gpci, workWithoutFloor } = locality;
    const anesthesia = schedule.places.anesthesia(key);
    const factors = [anesthesia?.factor ?? null, anesthesia?.qp ?? null];
    const place = [key, shortKey(locality), mac, number, state || null, name];
    return [...place, gpci.work, gpci.pe, gpci.mp, workWithoutFloor, ...factors];
  });
}

const AREAS = 1000;
const AREA_DIGITS = 3;

/** Where a ZIP code is, or why that is open, as a batch answers it. */
function placeOfZip(
  resolver: PlaceResolver,
  zip: string,
): readonly [key: string | null, reason: string | null] {
  const found = resolver.resolve({ zip });
  if (!found.ok) return [null, found.code];
  const [only, ...others] = found.localities;
  if (found.split) return [null, 'E_ZIP_SPLIT'];
  return only && others.length === 0 ? [only.key, null] : [null, 'E_LOCALITY_AMBIGUOUS'];
}

export function zipRows(schedule: FeeSchedule): Cell[][] {
  const resolver = new PlaceResolver(schedule);
  return Array.from({ length: AREAS }, (_, area) => String(area).padStart(AREA_DIGITS, '0')).flatMap(
    (area) => {
      const listed = schedule.places.zipArea(area).map(({ zip }) => zip);
      const known = new Set(listed);
      const absent = Array.from({ length: 100 }, (_, end) => area + String(end).padStart(2, '0')).find(
        (zip) => !known.has(zip),
      );
      const rows: Cell[][] = listed.map((zip) => [zip, ...placeOfZip(resolver, zip)]);
      return absent === undefined ? rows : [[area, ...placeOfZip(resolver, absent)], ...rows];
    },
  );
}

export function placeRuleRows(verdicts: readonly ServiceVerdict[], schedule: FeeSchedule): Cell[][] {
  return placeRules(schedule, verdicts).map(({ pcTc, place, reason }) => [pcTc, place, reason]);
}

/** @param codes every code of which anything is known */
export function absentRows(
  verdicts: readonly ServiceVerdict[],
  schedule: FeeSchedule,
  codes: readonly string[],
): Cell[][] {
  const listed = new Set(verdicts.map(({ code }) => code));
  return codes.flatMap((code) => {
    const absent = listed.has(code) ? null : absentCode(schedule, code);
    if (absent === null || absent.kind === 'elsewhere') return [];
    return [[code, absent.kind === 'ended' ? 'E_CODE_ENDED' : 'E_CODE_UNKNOWN']];
  });
}
