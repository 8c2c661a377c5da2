import type { Rank } from '../../../core/rank/rank.js';
import { PopulationCache, rankService } from '../../../core/rank/rank-service.js';
import { openSchedule } from '../../../data/bundle/schedule.js';
import type { Columns } from '../../batch/columns.js';
import type { BatchCommand, BatchPlan } from '../../batch/command.js';
import { serviceMemo } from '../../batch/service-memo.js';
import { csvCell } from '../../output/csv.js';
import { rankJson } from '../../output/rank/json.js';
import { rankChoices } from './answer.js';
import type { RankOptions } from './command.js';
import { rankFigures } from './csv.js';

const RANK_COLUMNS = [
  'rvu_work',
  'rvu_section',
  'rvu_percentile',
  'rvu_section_median',
  'rvu_error',
] as const;

/** `rvu rank` on standard input: each record with the place of its code behind it. */
export function rankPlan(options: RankOptions): BatchPlan<Rank> {
  const schedule = openSchedule({ inMemory: true });
  const populations = new PopulationCache(schedule, rankChoices(options));
  const create = (columns: Columns): BatchCommand<Rank> => {
    const { delimiter } = columns.layout;
    const ranks = serviceMemo(schedule, columns, (service) => rankService(schedule, service, populations));
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
  return { create };
}
