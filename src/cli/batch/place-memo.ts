import type { Setting } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type Notice, type Refusal, refusal, UsageError } from '../../core/issue.js';
import {
  describeQuery,
  findLocalities,
  type Locality,
  type LocalityQuery,
  shortKey,
} from '../../core/locality.js';
import type { PriceTerms } from '../../core/priced.js';
import { termsFor } from '../../core/terms.js';
import { candidateList, LOCALITY_FORMS, type PayRequest } from '../commands/pay-request.js';
import type { CellsOf, Columns } from './columns.js';

/** Where a record's service takes place: the terms of its price in each setting. */
export interface BatchPlace {
  readonly ok: true;
  readonly terms: Readonly<Record<Setting, PriceTerms>>;
  /** What stands in rvu_locality: a key, "national", or "custom" for given GPCIs */
  readonly name: string;
  readonly notices: readonly Notice[];
  /** The cells after the amount, by setting, notes left blank: written once and not once a claim line */
  readonly cells: Readonly<Record<Setting, Uint8Array>>;
}

const PLACE_ROLES = ['locality', 'mac', 'state'] as const;

/** What a record itself says about its place. */
function ownQuery(cells: CellsOf): LocalityQuery {
  const own = PLACE_ROLES.flatMap((role) => {
    const cell = cells(role)[0]?.trim();
    return cell ? [[role, cell] as const] : [];
  });
  return Object.fromEntries(own);
}

/** A record's query: its own cells with the options to narrow them, or its cells alone where the two contradict. */
function queryOf(all: readonly Locality[], own: LocalityQuery, options: LocalityQuery): LocalityQuery {
  const both = { ...options, ...own };
  const contradicts = Object.keys(own).length > 0 && findLocalities(all, both).length === 0;
  return contradicts ? own : both;
}

/** A blank cell in a column of places is no silent default. */
const ASSUMED_NATIONAL: readonly Notice[] = [
  { code: 'N_NATIONAL', message: 'The row names no locality: national amount, GPCI 1.000.' },
];

function ambiguous(query: LocalityQuery, found: readonly Locality[]): Refusal {
  const message = `${describeQuery(query)} fits ${found.length} localities: ${candidateList(found)}.`;
  const hint = found[0]
    ? `Name one, as in ${shortKey(found[0])} or ${found[0].key}, or add a MAC or state.`
    : '';
  return refusal('E_LOCALITY_AMBIGUOUS', '', message, { hint });
}

/** Where each record's service takes place; a row's own cells win over the options. */
export function placeMemo(
  schedule: FeeSchedule,
  columns: Columns,
  request: PayRequest,
): () => BatchPlace | Refusal {
  const placeAt = (locality: Locality | null, name: string, notices: readonly Notice[] = []): BatchPlace => {
    const { delimiter } = columns.layout;
    const terms = (setting: Setting): PriceTerms =>
      termsFor(schedule.release, setting, locality, request.choices);
    const cells = (setting: Setting): Uint8Array =>
      Buffer.from(['', setting, name, schedule.release.id, ''].join(delimiter), 'latin1');
    return {
      ok: true,
      name,
      notices,
      terms: { nonfacility: terms('nonfacility'), facility: terms('facility') },
      cells: { nonfacility: cells('nonfacility'), facility: cells('facility') },
    };
  };
  const hasColumn = PLACE_ROLES.some((role) => columns.layout.roles.has(role));
  if (request.choices.gpci && hasColumn) {
    const message = '--gpci and the locality columns of the input both set the GPCIs.';
    throw new UsageError('E_USAGE', message, 'Leave one of them out.');
  }
  if (request.choices.gpci) return columns.memo([], () => placeAt(null, 'custom'));
  return columns.memo(PLACE_ROLES, (cells) => {
    const query = queryOf(schedule.localities(), ownQuery(cells), request.query);
    if (Object.keys(query).length === 0) return placeAt(null, 'national', hasColumn ? ASSUMED_NATIONAL : []);
    const found = findLocalities(schedule.localities(), query);
    const [only] = found;
    if (found.length > 1) return ambiguous(query, found);
    if (only) return placeAt(only, only.key);
    const message = `No locality of ${schedule.release.id} fits ${describeQuery(query)}.`;
    return refusal('E_LOCALITY_UNKNOWN', '', message, { hint: LOCALITY_FORMS });
  });
}
