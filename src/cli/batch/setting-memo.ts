import type { Setting } from '../../core/fee-row.js';
import type { FeeSchedule } from '../../core/fee-schedule.js';
import { type Notice, type Refusal, refusal } from '../../core/issue.js';
import { parseSetting, type SettingOutcome, settingOfPlace } from '../../core/setting.js';
import type { PayRequest } from '../commands/pay-request.js';
import { MAX_UNITS, parseUnits } from '../options.js';
import { CellMemo } from './cell-memo.js';
import type { Role } from './header.js';

type SlotsOf = (role: Role) => readonly number[];

const NO_NOTICES: readonly Notice[] = [];

/** A record's setting: its setting cell, else its place of service, else the option, else non-facility. */
export function settingMemo(
  schedule: FeeSchedule,
  slotsOf: SlotsOf,
  request: PayRequest,
): CellMemo<SettingOutcome | Refusal> {
  const [settingSlot = -1] = slotsOf('setting');
  const [posSlot = -1] = slotsOf('pos');
  const fallback: Setting = request.setting ?? 'nonfacility';
  const slots = [settingSlot, posSlot].filter((slot) => slot >= 0);
  return new CellMemo(slots, (cells) => {
    const text = cells[settingSlot]?.trim() ?? '';
    const pos = cells[posSlot]?.trim() ?? '';
    if (text === '') {
      return pos === ''
        ? { ok: true, setting: fallback, notices: request.settingNotices }
        : settingOfPlace(pos, schedule.rules);
    }
    const setting = parseSetting(text);
    if (setting) return { ok: true, setting, notices: NO_NOTICES };
    return refusal('E_SETTING_INVALID', '', `"${text}" is not a setting.`, {
      hint: 'Write facility or nonfacility.',
    });
  });
}

/** A record's units: its own cell, else the option. */
export function unitsMemo(slotsOf: SlotsOf, request: PayRequest): CellMemo<number | Refusal> {
  const [slot = -1] = slotsOf('units');
  return new CellMemo(slot < 0 ? [] : [slot], (cells) => {
    const text = cells[slot]?.trim() ?? '';
    if (text === '') return request.units;
    const units = parseUnits(text);
    const form = { hint: `Units are a whole number from 1 to ${MAX_UNITS}.` };
    return units ?? refusal('E_UNITS_INVALID', '', `"${text}" is not a number of units.`, form);
  });
}
