import type { LineReleases } from '../core/dates/line-releases.js';
import { CellBatch } from './cell-batch.js';
import { collectingPlan, type PricedRecord, type PricingOptions } from './collecting.js';
import type { Layout } from './input/layout.js';

/**
 * Prices records that are at hand as cells, in order. What it has read once, it knows again: one that prices each record
 * by itself can be used again and again.
 */
export class RecordPricer {
  private readonly batch: CellBatch;
  private readonly found: () => PricedRecord[];

  constructor(releases: LineReleases, layout: Layout, options: PricingOptions) {
    const { plan, found } = collectingPlan(releases, options);
    this.batch = new CellBatch(plan, layout);
    this.found = found;
  }

  /** @param records one cell for each column of the layout, Latin-1 */
  price(records: readonly (readonly string[])[]): PricedRecord[] {
    for (const cells of records) this.batch.add({ cells, refused: null });
    this.batch.finish();
    return this.found();
  }
}
