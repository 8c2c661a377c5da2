import type { Rank, RankChoices } from '../../core/rank.js';
import { PopulationCache, rankService } from '../../core/rank-service.js';
import { openSchedule } from '../../data/schedule.js';
import type { RankOptions } from '../commands/rank.js';
import type { ExitCode } from '../exit-codes.js';
import type { Io } from '../io.js';
import type { Format } from '../options.js';
import { csvCell } from '../render/csv.js';
import { rankFigures, rankJson } from '../render/rank.js';
import { type BatchPlan, runBatch } from './run.js';
import { namedColumns, serviceMemo } from './service-memo.js';

export const RANK_COLUMNS = [
  'rvu_work',
  'rvu_section',
  'rvu_percentile',
  'rvu_section_median',
  'rvu_error',
] as const;

/** `rvu rank` on standard input: each record with the place of its code behind it. */
export async function rankBatch(
  options: RankOptions,
  choices: Required<RankChoices>,
  format: Format,
  io: Io,
): Promise<ExitCode> {
  const schedule = openSchedule({ inMemory: true });
  const populations = new PopulationCache(schedule, choices);
  const plan: BatchPlan<Rank> = (columns) => {
    const { delimiter } = columns.layout;
    const ranks = serviceMemo(columns, (service) => rankService(schedule, service, populations));
    return {
      schema: 'rvu.rank/1',
      release: schedule.release.id,
      verb: 'ranked',
      columns: RANK_COLUMNS,
      answer: ranks,
      write: (rank, out) => {
        const cells = rankFigures(rank).map((cell) => delimiter + csvCell(cell, delimiter));
        out.write(cells.join(''));
      },
      json: rankJson,
    };
  };
  return runBatch(plan, namedColumns(options), format, io);
}
