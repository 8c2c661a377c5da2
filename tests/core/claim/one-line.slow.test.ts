import { describe, expect, it } from 'vitest';
import { type ClaimChoices, defaultChoices } from '../../../src/core/claim/line/choices.js';
import type { PriceOutcome } from '../../../src/core/claim/line/line.js';
import { priceClaim } from '../../../src/core/claim/price-claim.js';
import { priceService } from '../../../src/core/claim/price-service.js';
import { rowName, SETTINGS } from '../../../src/core/release/fee-row.js';
import { READING_CHOICES, READING_POINTS } from '../../../src/core/release/readings.js';
import { localityOf, rules, schedule } from '../../support/bundle.js';
import { type LineText, lineOf, readingsAs } from '../../support/claims.js';

/** `rvu pay` takes a quick path if no claim rule can affect a line; the answer must be the same. */
const defaults = defaultChoices();

/** What a reader of the answer sees. */
function answerOf(outcome: PriceOutcome | undefined): unknown {
  if (!outcome?.ok) return outcome;
  const { allowed, fee, oppsCap, units, notices, rvu } = outcome;
  return { allowed, fee, oppsCap, units, notices, rvu };
}

function disagreements(lines: Iterable<LineText>, choices: ClaimChoices = defaults): string[] {
  const wrong: string[] = [];
  for (const text of lines) {
    const line = lineOf(text);
    const quick = JSON.stringify(answerOf(priceService(schedule, line, choices)));
    const whole = JSON.stringify(answerOf(priceClaim(schedule, [line], choices)[0]));
    if (quick !== whole) wrong.push(`${JSON.stringify(text)}: ${quick}, as a claim ${whole}`);
  }
  return wrong;
}

function* everyLine(units: number): Generator<LineText> {
  const locality = localityOf('0111205');
  for (const row of schedule.rowsBetween('', '\uFFFF')) {
    for (const setting of SETTINGS) {
      yield { service: rowName(row), units, setting };
      yield { service: rowName(row), units, setting, locality, qp: true, allowNa: true };
    }
  }
}

describe('a claim of one line and the service by itself', () => {
  it.each([1, 2, 3])('agree on every row of the release at %i units', (units) => {
    expect(disagreements(everyLine(units)).slice(0, 5)).toEqual([]);
  });

  it('agree on every row with every reading other than the default', () => {
    const others = READING_POINTS.map((point) => `${point}=${READING_CHOICES[point][1]}`);
    const readings = readingsAs(others);
    expect(disagreements(everyLine(1), { ...defaults, readings }).slice(0, 5)).toEqual([]);
  });

  it('agree in every place of service that the setting allows', () => {
    const places = ['11', '19', '21', '22', '23', '24', '31', '32'];
    const services = ['99213', '36430', '97110', '85060', '70553', '71046-26', '94760', '27447-80'];
    const lines = services.flatMap((service) =>
      places.map((place): LineText => {
        const isFacility = rules.placeOfService(place, '2026-01-01')?.setting === 'facility';
        return { service, place, setting: isFacility ? 'facility' : 'nonfacility' };
      }),
    );
    expect(disagreements(lines)).toEqual([]);
  });
});
