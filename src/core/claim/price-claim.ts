import { defaultSchedule, otherYear, type Schedules, scheduleOf } from '../dates/schedule-of.js';
import { Lines, NOT_GIVEN } from './columns/lines.js';
import { Texts } from './columns/texts.js';
import { ClaimEngine } from './engine.js';
import type { ClaimChoices } from './line/choices.js';
import type { ClaimLine, LineOutcome } from './line/line.js';
import { linePrice, lineRefusal } from './line-price.js';

/** Loads lines into the columns of an engine. */
function toColumns(engine: ClaimEngine, lines: readonly ClaimLine[], schedules: Schedules): Lines {
  const { pricing, schedule } = engine;
  const columns = new Lines(Math.max(1, lines.length));
  const providers = new Texts();
  const billers = new Texts();
  const sessions = new Texts();
  const types = schedule.rules.practitioners();
  for (const [i, line] of lines.entries()) {
    const { release, qp } = line.terms;
    columns.service[i] = engine.serviceNumber(line.service, qp, scheduleOf(schedules, release));
    columns.terms[i] = pricing.terms.number(line.terms);
    columns.units[i] = line.units;
    columns.charge[i] = line.charge ?? NOT_GIVEN;
    columns.day[i] = pricing.days.number(line.date);
    columns.provider[i] = providers.number(line.provider);
    columns.billing[i] = billers.number(line.billing ?? '');
    columns.session[i] = sessions.number(line.session);
    columns.practitioner[i] = line.practitioner
      ? types.findIndex(({ id }) => id === line.practitioner?.id)
      : NOT_GIVEN;
    columns.place[i] = pricing.places.number(line.place ?? '');
    columns.minutes[i] = line.minutes ?? NOT_GIVEN;
    columns.careDays[i] = line.careDays ?? NOT_GIVEN;
  }
  columns.count = lines.length;
  return columns;
}

/**
 * Prices lines as one claim with an engine and leaves the results in the engine's columns for the caller to read.
 * @param schedules the rows of the releases that the terms of the lines are of
 */
export function runClaim(
  engine: ClaimEngine,
  lines: readonly ClaimLine[],
  schedules: Schedules = engine.schedule,
): void {
  engine.take(toColumns(engine, lines, schedules));
  for (const [i, { date, terms }] of lines.entries()) {
    engine.pricing.refused[i] = otherYear(date, terms.release);
  }
  engine.priceClaim(0, lines.length);
}

/**
 * Prices a claim: every line with the effects of its modifiers, its practitioner and the other lines of its
 * day, and who pays what. Lines are answered in order, each with a price or a refusal.
 * Source: RVU26A documentation; Pub. 100-04, ch. 12 §40.
 * @param schedules a release, or all that are held (`openReleases`) for lines of several: each line is priced
 * by the release of its terms, for which `releaseInForce` finds the one of its day
 * @throws UsageError E_USAGE if the terms of a line are of another release than the one given
 */
export function priceClaim(
  schedules: Schedules,
  lines: readonly ClaimLine[],
  choices: ClaimChoices,
): LineOutcome[] {
  const engine = new ClaimEngine(defaultSchedule(schedules), choices);
  runClaim(engine, lines, schedules);
  engine.splitPayments(0, lines.length);
  return lines.map((line, i) => lineRefusal(engine, i) ?? linePrice(engine, i, line));
}
