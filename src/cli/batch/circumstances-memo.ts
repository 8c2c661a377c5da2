import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import { parseSetting, placeCode, type SettingOutcome, settingOfPlace } from '../../core/price/setting.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { PayRequest } from '../commands/pay/request.js';
import { MAX_UNITS, parseUnits } from '../options/values.js';
import type { CellsOf, Columns } from './columns.js';

/** How a record's service was done: in which setting, how often. */
export interface Circumstances {
  readonly ok: true;
  readonly setting: Setting;
  readonly units: number;
  /** Place of service code; null where the record names none */
  readonly place: string | null;
  readonly notices: readonly Notice[];
}

const NO_NOTICES: readonly Notice[] = [];

/** A blank cell in a column of settings is no silent default. */
const ASSUMED_SETTING: readonly Notice[] = [
  { code: 'N_SETTING_ASSUMED', message: 'The row names no place of service: non-facility.' },
];

const firstCell = (cells: readonly string[]): string => cells[0]?.trim() ?? '';

/** A setting cell wins over the place of service (a registered inpatient is one anywhere), but not in silence. */
function contradiction(setting: Setting, pos: string, schedule: FeeSchedule): readonly Notice[] {
  const place = pos === '' ? null : settingOfPlace(pos, schedule.rules);
  if (!place?.ok || place.setting === setting) return NO_NOTICES;
  return [
    { code: 'N_POS', message: `The setting given wins over place of service ${pos}, which is another.` },
  ];
}

/** A record's setting: its setting cell, else its place of service, else the option, else non-facility. */
function settingOf(
  cells: CellsOf,
  schedule: FeeSchedule,
  request: PayRequest,
  hasColumn: boolean,
): SettingOutcome | Refusal {
  const text = firstCell(cells('setting'));
  const pos = firstCell(cells('pos'));
  if (text === '' && pos !== '') return settingOfPlace(pos, schedule.rules);
  if (text === '' && request.setting) {
    return { ok: true, setting: request.setting, notices: request.settingNotices };
  }
  if (text === '')
    return { ok: true, setting: 'nonfacility', notices: hasColumn ? ASSUMED_SETTING : NO_NOTICES };
  const setting = parseSetting(text);
  if (setting) return { ok: true, setting, notices: contradiction(setting, pos, schedule) };
  return refusal('E_SETTING_INVALID', '', `"${text}" is not a setting.`, {
    hint: 'Write facility or nonfacility.',
  });
}

/** A record's units: its own cell, else the option. */
function unitsOf(cells: CellsOf, request: PayRequest): number | Refusal {
  const text = firstCell(cells('units'));
  if (text === '') return request.units;
  const hint = `Units are a whole number from 1 to ${MAX_UNITS}.`;
  return parseUnits(text) ?? refusal('E_UNITS_INVALID', '', `"${text}" is not a number of units.`, { hint });
}

/** Setting and units of each record; a row's own cells win over the options. */
export function circumstancesMemo(
  schedule: FeeSchedule,
  columns: Columns,
  request: PayRequest,
): () => Circumstances | Refusal {
  const hasColumn = columns.layout.roles.has('setting') || columns.layout.roles.has('pos');
  return columns.memo(['setting', 'pos', 'units'], (cells) => {
    const at = settingOf(cells, schedule, request, hasColumn);
    if (!at.ok) return at;
    const units = unitsOf(cells, request);
    const place = firstCell(cells('pos'));
    return typeof units === 'number'
      ? { ...at, units, place: place === '' ? request.place : placeCode(place) }
      : units;
  });
}
