import { errorJson } from '../../../answer/json/issues.js';
import { dollars, exact, toJson } from '../../../answer/json/json.js';
import { csvLine } from '../../../batch/bytes/csv-text.js';
import { EFFECT_PARTS, type VolumeEffect } from '../../../core/history/volume-effect.js';
import { CENTS_SCALE, formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { paidAmounts, type VolumeAnswer, type VolumeResult } from './volume-answer.js';

/** The effect on a user's services as CSV and JSON. */

const HEAD = [
  ...['from', 'to', 'locality', 'setting', 'code', 'modifier', 'volume', 'change'],
  ...['allowed_from', 'allowed_to', 'difference'],
  ...EFFECT_PARTS.map((part) => `by_${part}`),
  ...['work_from', 'work_to'],
];

/** Amounts are blank where a release does not pay the row, and the difference where neither does. */
function figures({ change, effect }: VolumeResult): string[] {
  const { parts, workFrom, workTo } = effect;
  const amounts = paidAmounts(change, effect).map((cents) =>
    cents === null ? '' : formatScaled(cents, CENTS_SCALE),
  );
  return [
    ...amounts,
    ...[...EFFECT_PARTS.map((part) => parts[part])].map((cents) => formatScaled(cents, CENTS_SCALE)),
    ...[workFrom, workTo].map((units) => formatScaled(units, RVU_SCALE)),
  ];
}

/** One row for each line of the file, and no total, so that sums of the columns are right. */
export function renderVolumeCsv(answer: VolumeAnswer): string {
  const [from, to] = [answer.from.schedule.release.id, answer.to.schedule.release.id];
  const place = answer.locality?.key ?? 'national';
  const rows = answer.results.map((result) => {
    const { line, setting, change } = result;
    return csvLine([
      ...[from, to, place, setting, line.code, line.modifier, String(line.volume), change.kind],
      ...figures(result),
    ]);
  });
  return `${[csvLine(HEAD), ...rows].join('\n')}\n`;
}

function effectJson(
  { parts, workFrom, workTo }: VolumeEffect,
  [from, to, difference]: readonly (number | null)[],
): object {
  return {
    allowed_from: dollars(from ?? null),
    allowed_to: dollars(to ?? null),
    difference: dollars(difference ?? null),
    parts: Object.fromEntries(EFFECT_PARTS.map((part) => [part, dollars(parts[part])])),
    work_from: exact(workFrom, RVU_SCALE),
    work_to: exact(workTo, RVU_SCALE),
  };
}

function resultJson({ line, setting, change, effect }: VolumeResult): object {
  const { code, modifier, volume } = line;
  return {
    code,
    modifier,
    setting,
    volume,
    change: change.kind,
    ...effectJson(effect, paidAmounts(change, effect)),
  };
}

/** The answer as one JSON object, or with `lines` one line of the file or error a line. */
export function renderVolumeJson(answer: VolumeAnswer, lines: boolean): string {
  const results = answer.results.map(resultJson);
  const errors = answer.errors.map(errorJson);
  const { total } = answer;
  if (lines)
    return [...results, ...errors.map((error) => ({ error }))].map((each) => `${toJson(each)}\n`).join('');
  const object = {
    schema: 'rvu.diff-volumes/1',
    from: answer.from.schedule.release.id,
    to: answer.to.schedule.release.id,
    locality: answer.locality?.key ?? null,
    volume: answer.volume,
    total: effectJson(total, [total.from, total.to, total.to - total.from]),
    results,
    errors,
  };
  return `${toJson(object, 2)}\n`;
}
