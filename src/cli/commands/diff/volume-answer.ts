import { unknownCode } from '../../../core/code/unknown-code.js';
import { changeOf, type DiffSide, type RowChange, rowPair } from '../../../core/history/release-diff.js';
import { effectOfVolume, totalEffect, type VolumeEffect } from '../../../core/history/volume-effect.js';
import { UsageError } from '../../../core/issue/errors.js';
import { type Refusal, refusal } from '../../../core/issue/issue.js';
import { Quoting } from '../../../core/issue/quoting.js';
import type { Setting } from '../../../core/release/fee-row.js';
import type { Locality } from '../../../core/release/locality.js';
import { diffSides, releasesOf } from './answer.js';
import type { DiffOptions } from './command.js';
import { readVolumes, type Volume } from './volumes.js';

/** One line of a file of volumes and what the releases make of it. */
export interface VolumeResult {
  readonly line: Volume;
  readonly setting: Setting;
  readonly change: RowChange;
  readonly effect: VolumeEffect;
}

export interface VolumeAnswer {
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly locality: Locality | null;
  /** Largest effect first */
  readonly results: readonly VolumeResult[];
  readonly total: VolumeEffect;
  /** Services in all */
  readonly volume: number;
  readonly errors: readonly Refusal[];
  /** What the columns of the file were read as */
  readonly said: string | null;
}

/** Amounts before and after, null where the release does not pay the row; the difference, null where neither does. */
export function paidAmounts(
  { from, to }: RowChange,
  effect: VolumeEffect,
): readonly [number | null, number | null, number | null] {
  const [before, after] = [from?.allowed ?? null, to?.allowed ?? null];
  return [
    before === null ? null : effect.from,
    after === null ? null : effect.to,
    before === null && after === null ? null : effect.to - effect.from,
  ];
}

const difference = ({ effect }: VolumeResult): number => effect.to - effect.from;

/** A line whose row neither release has; if its code has ended, with what is known of that. */
function absent({ record, code, modifier }: Volume, sides: readonly [DiffSide, DiffSide]): Refusal {
  const name = modifier === '' ? code : `${code}-${modifier}`;
  const subject = Quoting.cell.bare('code', name);
  const releases = sides.map(({ schedule }) => schedule.release.id).join(' nor ');
  const inNeither = `Record ${record}: ${Quoting.cell.plain('code', name)} is in neither ${releases}.`;
  const told = rowPair(code, '', ...sides) ? null : unknownCode(sides[0].schedule, code, Quoting.cell);
  return told?.code === 'E_CODE_ENDED'
    ? refusal(told.code, subject, `Record ${record}: ${told.message}`, told.hint ? { hint: told.hint } : {})
    : refusal('E_CODE_UNKNOWN', subject, inNeither);
}

/** What two releases make of a user's own services. @throws UsageError, InputError */
export function answerVolumes(words: readonly string[], options: DiffOptions, path: string): VolumeAnswer {
  const { names, codes } = releasesOf(words);
  if (codes.length > 0 || options.only || options.section || options.status)
    throw new UsageError(
      'E_USAGE',
      '--volumes is about the codes of its file.',
      'Leave out other codes, --only, --section and --status.',
    );
  const bySetting = new Map<Setting, readonly [DiffSide, DiffSide]>();
  const sidesIn = (setting: Setting): readonly [DiffSide, DiffSide] => {
    const sides = bySetting.get(setting) ?? diffSides(names, options, setting);
    bySetting.set(setting, sides);
    return sides;
  };
  const usual = options.setting ?? 'nonfacility';
  const [from, to] = sidesIn(usual);
  const { rules, release } = to.schedule;
  const { lines, errors, said } = readVolumes(path, { rules, on: release.effective.from });
  const unknown: Refusal[] = [];
  const results = lines.flatMap((line): VolumeResult[] => {
    const setting = line.setting ?? usual;
    const sides = sidesIn(setting);
    const rows = rowPair(line.code, line.modifier, ...sides);
    if (rows) {
      const change = changeOf(rows, sides);
      return [{ line, setting, change, effect: effectOfVolume(change, rows, line.volume, sides) }];
    }
    unknown.push(absent(line, sides));
    return [];
  });
  return {
    from,
    to,
    locality: to.terms.locality,
    results: [...results].sort((a, b) => Math.abs(difference(b)) - Math.abs(difference(a))),
    total: totalEffect(results.map(({ effect }) => effect)),
    volume: results.reduce((sum, { line }) => sum + line.volume, 0),
    errors: [...errors, ...unknown],
    said,
  };
}
