import type { FeeSchedule } from '../../../core/release/fee-schedule.js';
import type { Releases } from '../../../core/release/releases.js';
import {
  codeClassRows,
  conversionFactorRows,
  nameRows,
  placeOfServiceRows,
  releaseRows,
  serviceDayRows,
  servicePeriods,
} from '../../../core/warehouse/common-rows.js';
import { dictionaryRows } from '../../../core/warehouse/dictionary.js';
import { serviceVerdicts } from '../../../core/warehouse/prices.js';
import { ratePieces } from '../../../core/warehouse/rate-rows.js';
import {
  absentRows,
  localityRows,
  placeRuleRows,
  serviceRows,
  zipRows,
} from '../../../core/warehouse/release-rows.js';
import type { Cell, Table } from '../../../core/warehouse/table.js';
import * as tables from '../../../core/warehouse/tables.js';
import { contentFrom } from '../../../data/content/content.js';
import { DataFiles } from '../../../data/sealed/data-files.js';
import { modifierRows, percentageRows } from '../../../data/warehouse/lists.js';

/** A table and its columns, a piece at a time. */
export interface TableRows {
  readonly table: Table;
  readonly pieces: Iterable<Cell[][]>;
}

const whole = (table: Table, rows: readonly (readonly Cell[])[]): TableRows => ({
  table,
  pieces: [table.columns.map((_column, i) => rows.map((row) => row[i] ?? null))],
});

/** The tables of one release, each made when it is asked for. @param codes every code of which anything is known */
export function* releaseTables(schedule: FeeSchedule, codes: readonly string[]): Generator<TableRows> {
  yield whole(tables.LOCALITIES, localityRows(schedule));
  yield whole(tables.ZIPS, zipRows(schedule));
  let verdicts = serviceVerdicts(schedule, false);
  yield whole(tables.SERVICES, serviceRows(verdicts, schedule));
  yield whole(tables.PLACE_RULES, placeRuleRows(verdicts, schedule));
  yield whole(tables.ABSENT_CODES, absentRows(verdicts, schedule, codes));
  const pieces = ratePieces(schedule, verdicts);
  // The rates are most of the work, and need them no longer.
  verdicts = [];
  yield { table: tables.RATES, pieces };
}

/** The tables that releases share. @param codes every code of which anything is known */
export function* commonTables(
  releases: Releases,
  schedules: readonly FeeSchedule[],
  codes: readonly string[],
): Generator<TableRows> {
  const [first] = schedules;
  if (!first) return;
  const { rules } = first;
  const files = new DataFiles({ inMemory: true });
  const periods = servicePeriods(releases.held);
  const exported = schedules.map(({ release }) => release.id);
  yield whole(tables.RELEASES, releaseRows(schedules));
  yield whole(tables.CONVERSION_FACTORS, conversionFactorRows(schedules));
  yield whole(tables.SERVICE_DAYS, serviceDayRows(periods, exported));
  yield whole(tables.PLACES_OF_SERVICE, placeOfServiceRows(periods, rules));
  yield whole(tables.CODE_CLASSES, codeClassRows(rules));
  yield whole(tables.MODIFIERS, modifierRows(files));
  yield whole(tables.PERCENTAGES, percentageRows(files));
  yield whole(tables.NAMES, nameRows(contentFrom(files), codes));
  yield whole(tables.DATA_DICTIONARY, dictionaryRows());
}
