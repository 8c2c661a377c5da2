import { defaultChoices } from '../core/claim/line/choices.js';
import type { PriceOutcome } from '../core/claim/line/line.js';
import type { LineReleases } from '../core/dates/line-releases.js';
import type { Notice, Refusal } from '../core/issue/issue.js';
import type { BatchCommand, BatchPlan } from './command.js';
import { decodeCell } from './input/encoding.js';
import type { Layout } from './input/layout.js';
import type { Records } from './input/records.js';
import { CLAIM_ROLES, LINE_ROLES } from './input/roles.js';
import { releaseOfAll } from './meaning/date.js';
import type { LineDefaults } from './meaning/defaults.js';
import { ClaimPricer } from './price/claim-pricer.js';
import { LinePricer } from './price/line-pricer.js';

/** The result for one record. */
export interface PricedRecord {
  /** Number of its first line in the input, from 1 */
  readonly line: number;
  /** Its cells by column name, as text; blank for a malformed record */
  readonly input: Readonly<Record<string, string>>;
  readonly outcome: PriceOutcome;
  /**
   * How many separate services the record stands for, by its column of volumes; the outcome is that of one. null
   * if the input has no such column
   */
  readonly volume: number | null;
  /** The date of service of a priced record, ISO; blank if it has none */
  readonly date: string;
  /** The release that answered it: "RVU26A"; blank if its date is refused */
  readonly release: string;
  /** How its place, setting and date were read, if that needs saying */
  readonly notices: readonly Notice[];
}

/** How records are priced. */
export interface PricingOptions {
  /** Values for records that do not give their own; by default national, non-facility, one unit, a physician */
  readonly defaults?: Partial<LineDefaults>;
  /** Price the records of each claim together, by the columns of claim numbers and patients */
  readonly claims?: boolean;
  /** With `claims`: take all records for one claim if no column tells claims apart */
  readonly oneClaim?: boolean;
  /** Say who pays what of each record priced by itself, too */
  readonly payments?: boolean;
}

function completed(given: Partial<LineDefaults> = {}): LineDefaults {
  return {
    choices: {},
    units: 1,
    setting: null,
    settingNotices: [],
    place: null,
    query: {},
    line: {
      modifiers: [],
      practitioner: null,
      charge: null,
      minutes: null,
      careDays: null,
      claim: defaultChoices(),
    },
    ...given,
  };
}

/** Passes outcomes on as objects and writes nothing. */
class Collecting implements BatchCommand {
  readonly schema = '';
  readonly verb = 'priced';
  readonly columns = [];
  readonly release: string | null;
  private readonly pricer: LinePricer;
  private readonly claims: ClaimPricer | null;
  private readonly as: 'row' | 'line';
  readonly found: PricedRecord[] = [];

  constructor(
    releases: LineReleases,
    private readonly layout: Layout,
    { defaults, claims = false, oneClaim = false, payments = false }: PricingOptions,
  ) {
    this.release = releaseOfAll(releases, layout);
    this.pricer = new LinePricer(releases, layout, completed(defaults), claims ? 'claims' : 'lines');
    this.claims = claims ? new ClaimPricer(this.pricer, layout, oneClaim) : null;
    this.as = claims || payments ? 'line' : 'row';
  }

  get groups(): readonly number[] | undefined {
    return this.claims?.groups.starts;
  }

  answer(records: Records, refused: readonly (Refusal | null)[], isLast: boolean): number {
    const { pricer, claims } = this;
    let { count } = records;
    if (claims) count = claims.answer(records, refused, isLast);
    else {
      pricer.readServices(records);
      pricer.read(records, refused);
      for (let i = 0; i < count; i++) {
        pricer.engine.priceClaim(i, i + 1);
        if (this.as === 'line' || pricer.engine.isRuled(i)) pricer.engine.splitPayments(i, i + 1);
      }
    }
    for (let i = 0; i < count; i++) this.found.push(this.priced(records, i));
    return count;
  }

  private priced(records: Records, i: number): PricedRecord {
    const cells = records.fields[i] === records.width ? records.cells(i) : [];
    const input = Object.fromEntries(
      this.layout.names.map((name, column) => [name, decodeCell(cells[column] ?? '')]),
    );
    const outcome = this.pricer.outcome(i, this.as);
    const notices = outcome.ok ? (this.claims ?? this.pricer.reader).notices(i) : [];
    const release = this.pricer.reader.release(i);
    return {
      line: records.lines[i] ?? 0,
      input,
      outcome,
      volume: this.pricer.reader.volume(i),
      date: outcome.ok ? this.pricer.reader.day(i) : '',
      release,
      notices,
    };
  }

  refused(i: number): Refusal | null {
    return this.pricer.refused(i);
  }

  refusal(i: number): Refusal | null {
    return this.pricer.refusal(i);
  }

  write(): void {}

  json(): object {
    return {};
  }
}

/** A plan that prices records, and where the prices of those answered so far are found: each call empties it. */
export function collectingPlan(
  releases: LineReleases,
  options: PricingOptions,
): { readonly plan: BatchPlan; readonly found: () => PricedRecord[] } {
  let command: Collecting | undefined;
  const plan: BatchPlan = {
    reads: options.claims ? CLAIM_ROLES : LINE_ROLES,
    create: (layout) => {
      command = new Collecting(releases, layout, options);
      return command;
    },
    writer: () => ({ begin: () => {}, records: () => {}, end: () => {} }),
  };
  return { plan, found: () => command?.found.splice(0) ?? [] };
}
