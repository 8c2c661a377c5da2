import type { LineRelease, LineReleases } from '../../core/dates/line-releases.js';
import { type Notice, type Refusal, refusal } from '../../core/issue/issue.js';
import type { Quoting } from '../../core/issue/quoting.js';
import { parseSetting, placeCode, type SettingOutcome, settingOfPlace } from '../../core/price/setting.js';
import type { Setting } from '../../core/release/fee-row.js';
import type { Layout } from '../input/layout.js';
import { MAX_UNITS, parseUnits } from './cells.js';
import { isByDate } from './date.js';
import type { LineDefaults } from './defaults.js';
import { type CellsOf, Meaning } from './meaning.js';
import { quotingOf } from './quoting.js';
import { parseUnitBasis } from './unit-basis.js';

/** How a record's service was furnished: in which setting and how often. */
export interface Circumstances {
  readonly ok: true;
  readonly setting: Setting;
  readonly units: number;
  /** Place of service code; null if the record names none */
  readonly place: string | null;
  readonly notices: readonly Notice[];
}

const NO_NOTICES: readonly Notice[] = [];

/** A blank cell in a column of settings is not silently taken for a setting. */
const ASSUMED_SETTING: readonly Notice[] = [
  { code: 'N_SETTING_ASSUMED', message: 'The row names no place of service: non-facility.' },
];

const firstCell = (cells: readonly string[]): string => cells[0]?.trim() ?? '';

/**
 * A setting cell takes precedence over the place of service (a registered inpatient is one anywhere), with a
 * notice.
 */
function contradiction(setting: Setting, pos: string, { schedule, on }: LineRelease): readonly Notice[] {
  const place = pos === '' ? null : settingOfPlace(pos, schedule.rules, on);
  if (!place?.ok || place.setting === setting) return NO_NOTICES;
  return [
    {
      code: 'N_POS',
      message: `The setting given overrides place of service ${placeCode(pos)}, which implies the other setting.`,
    },
  ];
}

/**
 * A record's setting: its setting cell, otherwise its place of service, otherwise the default, otherwise
 * non-facility.
 */
function settingOf(
  cells: CellsOf,
  release: LineRelease,
  defaults: LineDefaults,
  hasColumn: boolean,
  quoting: Quoting,
): SettingOutcome | Refusal {
  const text = firstCell(cells('setting'));
  const pos = firstCell(cells('pos'));
  const { schedule, on } = release;
  if (text === '' && pos !== '') return settingOfPlace(pos, schedule.rules, on, quoting);
  // What a place of service means depends on the day, and the one given is for all records.
  if (text === '' && defaults.place !== null) return settingOfPlace(defaults.place, schedule.rules, on);
  if (text === '' && defaults.setting) {
    return { ok: true, setting: defaults.setting, notices: defaults.settingNotices };
  }
  if (text === '')
    return { ok: true, setting: 'nonfacility', notices: hasColumn ? ASSUMED_SETTING : NO_NOTICES };
  const setting = parseSetting(text);
  if (setting) return { ok: true, setting, notices: contradiction(setting, pos, release) };
  return refusal('E_SETTING_INVALID', '', `${quoting.quoted('setting', text)} is not a setting.`, {
    hint: 'Write facility or nonfacility.',
  });
}

/** A record's units: its own cell, otherwise the default; one if the cell counts minutes. */
function unitsOf(cells: CellsOf, defaults: LineDefaults, quoting: Quoting): number | Refusal {
  const text = firstCell(cells('units'));
  if (text === '') return defaults.units;
  if (parseUnitBasis(firstCell(cells('unitBasis'))) === 'minutes') return 1;
  const hint = `Units are a whole number from 1 to ${MAX_UNITS}.`;
  const message = `${quoting.quoted('units', text)} is not a number of units.`;
  return parseUnits(text) ?? refusal('E_UNITS_INVALID', '', message, { hint });
}

/** Setting and units of each record; its own cells override the defaults. */
export function circumstancesMeaning(
  releases: LineReleases,
  layout: Layout,
  defaults: LineDefaults,
  numberOf: (at: Circumstances | Refusal) => number,
): Meaning<Circumstances | Refusal> {
  const hasColumn = layout.roles.has('setting') || layout.roles.has('pos');
  const quoting = quotingOf(layout);
  const read = (cells: CellsOf, release: number): Circumstances | Refusal => {
    const of = releases.list[release] ?? releases.first;
    const at = settingOf(cells, of, defaults, hasColumn, quoting);
    if (!at.ok) return at;
    const units = unitsOf(cells, defaults, quoting);
    if (typeof units !== 'number') return units;
    const pos = firstCell(cells('pos'));
    return { ...at, units, place: pos === '' ? defaults.place : placeCode(pos) };
  };
  return new Meaning<Circumstances | Refusal>(
    layout,
    ['setting', 'pos', 'units', 'unitBasis'],
    (cells) => (release) => read(cells, release),
    undefined,
    numberOf,
    isByDate(releases, layout),
  );
}
