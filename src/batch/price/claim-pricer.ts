import type { Notice, Refusal } from '../../core/issue/issue.js';
import type { Layout } from '../input/layout.js';
import type { Records } from '../input/records.js';
import { ClaimGroups } from './claim-groups.js';
import type { LinePricer } from './line-pricer.js';
import { RepeatedLines } from './repeated-lines.js';

/** Prices the records of a chunk claim by claim. */
export class ClaimPricer {
  readonly groups: ClaimGroups;
  readonly repeated: RepeatedLines;
  private readonly refused: (Refusal | null)[] = [];

  constructor(
    readonly pricer: LinePricer,
    layout: Layout,
    isOneClaim: boolean,
  ) {
    this.repeated = new RepeatedLines(layout);
    this.groups = new ClaimGroups(layout, { isOneClaim, dayOf: (i) => pricer.reader.dayRead(i) });
  }

  /** Answers the complete claims of a chunk. @returns how many records they have */
  answer(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number {
    // Before the claims are divided, because that remembers which were seen.
    this.pricer.readServices(records);
    for (let i = 0; i < records.count; i++) this.refused[i] = refused[i] ?? null;
    const count = this.groups.divide(records, this.refused, isLast);
    if (count === 0) return 0;
    records.count = count;
    const { pricer, groups, repeated } = this;
    pricer.read(records, this.refused);
    repeated.read(records);
    const { engine } = pricer;
    for (let group = 0; group + 1 < groups.starts.length; group++) {
      const from = groups.starts[group] ?? 0;
      const to = groups.starts[group + 1] ?? 0;
      const split = groups.refusal(group);
      if (split) this.refuseClaim(from, to, split);
      engine.priceClaim(from, to);
      engine.splitPayments(from, to);
      repeated.find(from, to, pricer);
    }
    return count;
  }

  /** Notices about how a line was read, and whether it repeats another. */
  notices(i: number): readonly Notice[] {
    const ofLine = this.pricer.reader.notices(i);
    const repeated = this.repeated.notices(i);
    return repeated.length > 0 ? [...ofLine, ...repeated] : ofLine;
  }

  /** Lines that already have their own reason keep it. */
  private refuseClaim(from: number, to: number, refusal: Refusal): void {
    const { refused } = this.pricer.engine.pricing;
    for (let i = from; i < to; i++) refused[i] ??= refusal;
  }
}
