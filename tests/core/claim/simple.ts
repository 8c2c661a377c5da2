import type { LineText } from '../../support/claims.js';
import { type ReleaseCells, releaseCells } from './release-cells.js';
import {
  capOf,
  type Deed,
  feeOf,
  isGlobal,
  isTechnical,
  type Job,
  professionalOf,
  ranked,
  technicalCap,
  technicalOf,
  times,
} from './simple-deeds.js';
import { centsOf, daysOf, gate, half, modifiersOf, percentOf, rowCells } from './simple-line.js';

/**
 * A second implementation of the cross-line rules, written only from the payment rules, on the text cells of
 * the bundled files of a release, with plain integers and arrays. It is slow and plain on purpose and uses nothing from
 * src. Section numbers refer to the payment rules.
 */

export interface SimpleChoices {
  readonly nonpar: boolean;
}

export interface SimpleAnswer {
  /** Cents; a pair of lines is compared with its charges together, so only their sum is fixed */
  readonly allowed: number;
  /** The other line of a left and right pair; null for a line by itself */
  readonly pairedWith: number | null;
  /** Before nonparticipation and the charge, cents */
  readonly scheduleAmount: number;
}

/** 4.2: a part of a surgical package is of one operation, whatever the units. */
const unitsOf = ({ line, mods }: Job): number => (/5[45]/.test(mods.split ?? '') ? 1 : (line.units ?? 1));

/** 4.3: which units of a line, or of two lines, form one bilateral procedure. */
function deedsOf(jobs: readonly Job[]): Deed[] {
  const deeds: Deed[] = [];
  const taken = new Set<Job>();
  for (const job of jobs) {
    if (taken.has(job)) continue;
    const side = job.mods.side;
    const wanted = side === 'LT' ? 'RT' : 'LT';
    const other =
      side && job.row.bilat_surg !== '9' && unitsOf(job) === 1
        ? jobs.find((each) => each !== job && !taken.has(each) && isOtherSide(job, each, wanted))
        : undefined;
    const units = unitsOf(job);
    const both = job.mods.both || other || (units === 2 && /[123]/.test(job.row.bilat_surg ?? ''));
    const tenths = !both ? 10 : job.row.bilat_surg === '1' ? 15 : job.row.bilat_surg === '3' ? 20 : 10;
    const billed = (job.line.charge ?? 0) + (other?.line.charge ?? 0);
    taken.add(job);
    if (other) {
      taken.add(other);
      job.pair = other;
      other.pair = job;
    }
    for (let unit = 0; unit < (both ? 1 : units); unit++) {
      deeds.push({ job, other: other ?? null, tenths, billed, paid: 0, technical: 0 });
    }
  }
  return deeds;
}

function isOtherSide(job: Job, each: Job, wanted: string): boolean {
  return (
    each.mods.side === wanted &&
    each.row === job.row &&
    each.mods.role === job.mods.role &&
    each.mods.split === job.mods.split &&
    unitsOf(each) === 1 &&
    (each.line.session ?? '') === (job.line.session ?? '') &&
    each.line.setting === job.line.setting &&
    each.line.locality === job.line.locality &&
    each.line.practitioner === job.line.practitioner
  );
}

/** 4.5 and 4.4: families first, then everything ranked. */
function payFamilies(deeds: readonly Deed[]): void {
  const endoscopies = deeds.filter(({ job }) => job.row.mult_proc === '3');
  const bases = new Set(endoscopies.map(({ job }) => job.row.endo_base ?? ''));
  const entries: { total: number; members: Deed[] }[] = [];
  for (const deed of deeds) {
    const isBase = deed.job.row.mult_proc === '2' && bases.has(deed.job.code);
    if (isBase) deed.paid = 0;
    else if (deed.job.row.mult_proc === '2') {
      deed.paid = feeOf(deed);
      entries.push({ total: deed.paid, members: [deed] });
    }
  }
  for (const base of bases) {
    const members = ranked(
      endoscopies.filter(({ job }) => job.row.endo_base === base),
      [feeOf],
    );
    for (const [place, deed] of members.entries()) {
      const less = place === 0 ? 0 : centsOf(rowCells(base, '', deed.job.line), deed.job.line);
      deed.paid = Math.max(0, feeOf(deed) - less);
    }
    entries.push({ total: members.reduce((sum, { paid }) => sum + paid, 0), members });
  }
  const billed = (members: readonly Deed[]): number => members.reduce((sum, deed) => sum + deed.billed, 0);
  const first = (members: readonly Deed[]): number => Math.min(...members.map(({ job }) => job.index));
  entries.sort(
    (a, b) =>
      b.total - a.total || billed(b.members) - billed(a.members) || first(a.members) - first(b.members),
  );
  for (const { members } of entries.slice(1)) for (const deed of members) deed.paid = half(deed.paid, 2);
}

/** 6.1: the 54s and the 55s of one operation, which ranks once: each 55 with its 54. */
function sharedOperations(deeds: readonly Deed[]): Map<Deed, Deed> {
  const isSame = (a: Deed, b: Deed): boolean =>
    a.job.row === b.job.row &&
    (a.other !== null || a.job.mods.both) === (b.other !== null || b.job.mods.both) &&
    (a.other !== null || b.other !== null || a.job.mods.side === b.job.mods.side);
  const shared = new Map<Deed, Deed>();
  for (const deed of deeds.filter(({ job }) => job.mods.split === '55')) {
    const found = deeds.filter((each) => each.job.mods.split === '54' && isSame(each, deed));
    const before = [...shared.keys()].filter((each) => isSame(each, deed)).length;
    const operation = found[Math.min(before, found.length - 1)];
    if (operation) shared.set(deed, operation);
  }
  return shared;
}

function paySurgery(deeds: readonly Deed[]): void {
  for (const role of ['', 'co-surgeon', 'assistant']) {
    const ofRole = deeds.filter(({ job }) => job.mods.role.kind === role && job.mods.split !== '78');
    const shared = sharedOperations(ofRole);
    payFamilies(ofRole.filter((deed) => !shared.has(deed)));
    for (const [deed, operation] of shared) {
      const isHalved = operation.paid !== feeOf(operation);
      const isRanked = operation.job.row.mult_proc === '2' && operation.paid > 0;
      deed.paid = isRanked ? (isHalved ? half(feeOf(deed), 2) : feeOf(deed)) : operation.paid;
    }
  }
  for (const deed of deeds.filter(({ job }) => job.mods.split === '78')) deed.paid = feeOf(deed);
}

/** 4.6 to 4.8: technical and professional parts ranked separately; the cap after the percentage. */
function payParts(deeds: readonly Deed[], technical: number, professional: number): void {
  if (deeds.length <= 1) {
    payWhole(deeds);
    return;
  }
  const tcs = ranked(
    deeds.filter((deed) => isTechnical(deed) || isGlobal(deed)),
    [technicalOf],
  );
  const pcs = ranked(
    deeds.filter((deed) => !isTechnical(deed)),
    [professionalOf],
  );
  for (const [place, deed] of tcs.entries()) {
    const reduced = half(technicalOf(deed) * (place === 0 ? 100 : technical), 100);
    deed.technical = Math.min(reduced, technicalCap(deed));
    deed.paid = deed.technical;
  }
  for (const [place, deed] of pcs.entries()) {
    deed.paid += half(professionalOf(deed) * (place === 0 ? 100 : professional), 100);
  }
}

/** A line that no other line affects is paid by its own row. */
function payWhole(deeds: readonly Deed[]): void {
  for (const deed of deeds) {
    deed.paid = Math.min(feeOf(deed), capOf(deed));
    deed.technical = isTechnical(deed) ? deed.paid : Math.min(technicalOf(deed), technicalCap(deed));
  }
}

/** 4.8b: by unit, across all disciplines. */
function payTherapy(deeds: readonly Deed[]): void {
  const peOf = ({ job }: Deed): number =>
    Number((job.line.setting === 'facility' ? job.row.facility_pe_rvu : job.row.nonfacility_pe_rvu) ?? 0);
  for (const [place, deed] of ranked(deeds, [peOf, feeOf]).entries()) {
    deed.paid = place === 0 ? feeOf(deed) : times(centsOf(deed.job.row, deed.job.line, 'halfPe'), deed);
  }
}

/** 6.1, 4 to 7: lines of one day; surgeries and status T are each practitioner's own. */
function payDay(jobs: readonly Job[]): void {
  const isT = ({ row }: Job): boolean => row.status === 'T';
  const deeds: Deed[] = [];
  for (const provider of new Set(jobs.map(({ line }) => `${line.provider}|${line.billing}`))) {
    const own = jobs.filter(({ line }) => `${line.provider}|${line.billing}` === provider);
    const done = deedsOf(own.every(isT) ? own : own.filter((job) => !isT(job)));
    paySurgery(done.filter(({ job }) => /[23]/.test(job.row.mult_proc ?? '')));
    deeds.push(...done);
  }
  for (const billing of new Set(jobs.map(({ line }) => line.billing)))
    payPools(deeds.filter(({ job }) => job.line.billing === billing));
  creditDeeds(deeds);
}

/** 6.2: tests and therapy of all for whom one provider bills. */
function payPools(deeds: readonly Deed[]): void {
  const of = (rule: string): Deed[] => deeds.filter(({ job }) => rule.includes(job.row.mult_proc ?? ''));
  const sessions = new Set(of('4').map(sessionOf));
  for (const session of sessions)
    payParts(
      of('4').filter((deed) => sessionOf(deed) === session),
      50,
      95,
    );
  payTherapy(of('5'));
  const holdsTechnical = (deed: Deed): boolean => isTechnical(deed) || isGlobal(deed);
  payParts(of('6').filter(holdsTechnical), 75, 100);
  payParts(of('7').filter(holdsTechnical), 80, 100);
  payWhole(of('67').filter((deed) => !holdsTechnical(deed)));
  payWhole(of('09'));
}

function creditDeeds(deeds: readonly Deed[]): void {
  for (const { job, other, tenths, paid: amount, technical } of deeds) {
    if (!other) {
      job.amount += amount;
      job.technical += technical;
      continue;
    }
    const mine = half(amount * 10, tenths > 10 ? tenths : 10);
    job.amount = mine;
    other.amount = amount - mine;
    job.technical = half(technical * 10, tenths > 10 ? tenths : 10);
    other.technical = technical - job.technical;
  }
}

/** 59 and X{EPSU} together start one second session (10.1). */
const sessionOf = ({ job }: Deed): string => `${job.line.session ?? ''}|${job.mods.otherSession}`;

/** 6.1, 8 to 12: the effects of a line's own modifiers and practitioner. */
function payLine(job: Job, nonpar: boolean): number {
  const { row, mods, line } = job;
  let left = job.technical;
  for (const percent of mods.equipment) left = half(left * percent, 100);
  job.amount -= job.technical - left;
  const [pre, intra, post] = [row.pre_op, row.intra_op, row.post_op].map((text) =>
    Math.round(Number(text) * 100),
  );
  const isPackage = row.glob_days === '010' || row.glob_days === '090';
  if (mods.split === '54') job.amount = half(job.amount * ((pre ?? 0) + (intra ?? 0)), 100);
  if (mods.split === '55') {
    const days = Number(row.glob_days);
    job.amount = half(job.amount * (post ?? 0) * (daysOf(mods, line) ?? days), 100 * days);
  }
  if (mods.split === '78' && isPackage) job.amount = half(job.amount * (intra ?? 0), 100);
  for (const perMille of mods.role.perMille) job.amount = half(job.amount * perMille, 1000);
  const { percent, assignment } = percentOf(line.practitioner);
  if (!mods.role.nonphysician) job.amount = half(job.amount * percent, 100);
  const scheduleAmount = job.amount;
  if (nonpar && !assignment && !mods.role.nonphysician) job.amount = half(job.amount * 95, 100);
  return scheduleAmount;
}

/** 13: per line, and per pair if both sides share one amount. */
function charged(job: Job): number {
  const { charge } = job.line;
  if (charge === undefined) return job.amount;
  const other = job.pair?.line.charge;
  if (!job.pair || other === undefined || job.row.bilat_surg === '3') return Math.min(charge, job.amount);
  const charges = charge + other;
  const both = job.amount + job.pair.amount;
  if (charges >= both) return job.amount;
  return job.index < job.pair.index ? charges : 0;
}

export function simpleClaim(
  lines: readonly LineText[],
  { nonpar }: SimpleChoices,
  cells: ReleaseCells = releaseCells('RVU26A'),
): (SimpleAnswer | null)[] {
  const jobs: Job[] = [];
  for (const [index, text] of lines.entries()) {
    const line = { ...text, cells };
    const [code = ''] = line.service.split('-');
    const mods = modifiersOf(line);
    const row = mods && gate(code, mods, line);
    if (mods && row) jobs.push({ index, line, code, row, mods, amount: 0, technical: 0, pair: null });
  }
  const dayOf = ({ line }: Job): string => line.date ?? '';
  for (const day of new Set(jobs.map(dayOf))) payDay(jobs.filter((job) => dayOf(job) === day));
  const scheduled = jobs.map((job) => payLine(job, nonpar));
  const answers: (SimpleAnswer | null)[] = lines.map(() => null);
  for (const [at, job] of jobs.entries()) {
    answers[job.index] = {
      allowed: charged(job),
      pairedWith: job.pair?.index ?? null,
      scheduleAmount: scheduled[at] ?? 0,
    };
  }
  return answers;
}
