import { checkGuide } from './guide.js';
import { element, located, type Segment, X12Error } from './segment.js';

/** Interchange, functional group, transaction: each is nested in the one before it. */
const LEVELS = [
  { opens: 'ISA', closes: 'IEA', counts: 'functional groups' },
  { opens: 'GS', closes: 'GE', counts: 'transactions' },
  { opens: 'ST', closes: 'SE', counts: 'segments' },
] as const;
const TRANSACTION = LEVELS.length;

/**
 * Checks that interchanges, groups and transactions open and close as they should, and counts what they hold. A wrong
 * count is only noted: files that were edited by hand have one, and a file that was cut short lacks what closes it.
 */
export class Envelope {
  /** What was counted in each open level, outermost first */
  private readonly open: number[] = [];
  private groupGuide = '';

  /** @param slip told about counts that do not agree, and about an old guide */
  constructor(private readonly slip: (text: string) => void) {}

  /** Whether the current transaction follows version 4010 of the guide */
  isOld = false;

  /** Whether the segment is inside a transaction, between its ST and SE. @throws X12Error */
  take(segment: Segment): boolean {
    if (this.open.length === TRANSACTION) this.count();
    const opened = LEVELS.findIndex(({ opens }) => opens === segment.id);
    const closed = LEVELS.findIndex(({ closes }) => closes === segment.id);
    if (opened >= 0) this.enter(opened, segment);
    else if (closed >= 0) this.leave(closed, segment);
    else if (this.open.length < TRANSACTION) throw stray(segment);
    return opened < 0 && closed < 0;
  }

  /** To be called at the end of the file. @throws X12Error if something is still open */
  end(): void {
    const level = LEVELS[this.open.length - 1];
    if (!level) return;
    throw new X12Error(`the file ends before the ${level.closes} segment that closes its ${level.opens}`);
  }

  private enter(level: number, segment: Segment): void {
    this.expectDepth(level, segment);
    if (segment.id === 'GS') this.groupGuide = element(segment, 8);
    if (segment.id === 'ST') this.isOld = checkGuide(segment, this.groupGuide) === 'old';
    if (segment.id === 'ST' && this.isOld)
      this.slip(located(segment, 'it follows version 4010 of the guide, which ended in 2012'));
    this.count();
    // The segments of a transaction include its ST.
    this.open.push(segment.id === 'ST' ? 1 : 0);
  }

  private leave(level: number, segment: Segment): void {
    this.expectDepth(level + 1, segment);
    const counted = this.open.pop() ?? 0;
    const stated = element(segment, 1);
    const { counts, opens } = LEVELS[level] ?? LEVELS[0];
    if (!/^\d{1,10}$/.test(stated)) this.slip(located(segment, `its count of ${counts} is not a number`));
    else if (Number(stated) !== counted)
      this.slip(located(segment, `it counts ${Number(stated)} ${counts}, but its ${opens} has ${counted}`));
  }

  private expectDepth(depth: number, segment: Segment): void {
    const { length } = this.open;
    const missing = length > depth ? LEVELS[length - 1]?.closes : LEVELS[length]?.opens;
    if (length !== depth) throw fail(segment, `the ${missing} segment is missing before it`);
  }

  private count(): void {
    const inner = this.open.length - 1;
    if (inner >= 0) this.open[inner] = (this.open[inner] ?? 0) + 1;
  }
}

/** The identifier is left out, because a stray segment may really be a piece of text. */
function stray({ position }: Segment): X12Error {
  return new X12Error(`segment ${position}: it is outside a transaction (ST to SE)`);
}

function fail(segment: Segment, what: string): X12Error {
  return new X12Error(located(segment, what));
}
