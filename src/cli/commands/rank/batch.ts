import { rankJson } from '../../../answer/json/rank.js';
import { csvCell } from '../../../batch/bytes/csv-text.js';
import type { BatchPlan } from '../../../batch/command.js';
import { PopulationCache, rankService } from '../../../core/rank/rank-service.js';
import { openReference } from '../../../data/reference/reference.js';
import { codedPlan, perRelease } from '../../batch/coded.js';
import { batchFormat } from '../../batch/writers.js';
import { rankChoices } from './choices.js';
import type { RankOptions } from './command.js';
import { rankFigures } from './csv.js';

const RANK_COLUMNS = [
  'rvu_work',
  'rvu_section',
  'rvu_percentile',
  'rvu_section_median',
  'rvu_error',
] as const;

/** `rvu rank` on standard input: each record followed by the rank of its code. */
export function rankPlan(options: RankOptions): BatchPlan {
  const reference = openReference({ inMemory: true });
  const populations = perRelease(
    (schedule) => new PopulationCache(schedule, rankChoices(options), reference),
  );
  return codedPlan(options, batchFormat(options), {
    schema: 'rvu.rank/1',
    verb: 'ranked',
    columns: RANK_COLUMNS,
    answer: (service, schedule) => {
      const rank = rankService(schedule, service, populations(schedule));
      if (!rank.ok) return rank;
      const cells = (delimiter: string): string =>
        rankFigures(rank)
          .map((cell) => delimiter + csvCell(cell, delimiter))
          .join('');
      return { ok: true, cells, json: () => rankJson(rank) };
    },
  });
}
