import { UsageError } from '../../../core/issue/errors.js';
import type { BorrowedFile, SourceFile } from '../../../core/release/fee-schedule.js';
import { missingQuarters } from '../../../core/release/quarters.js';
import {
  addedLists,
  borrowedBy,
  findHeld,
  type HeldRelease,
  heldReleases,
  lenders,
} from '../../../data/bundle/held-releases.js';
import type { ManifestRelease } from '../../../data/bundle/manifest.js';
import { DataFiles } from '../../../data/sealed/data-files.js';

type Role = SourceFile['role'];

/** One release as it is listed and shown. */
export interface ReleaseReport {
  readonly held: HeldRelease;
  readonly entry: ManifestRelease;
  /** Whether commands answer from it unless told otherwise */
  readonly isDefault: boolean;
  /** Whether the user added it; the others are part of the package */
  readonly isAdded: boolean;
  readonly borrowed: readonly BorrowedFile[];
  /** Kinds of files that it neither has nor uses of another release */
  readonly lacking: readonly Role[];
  /** Whose table its files were written from; null if CMS published all of them */
  readonly rebuiltFrom: string | null;
  /** Rows and SHA-256 of its relative values as plain CSV */
  readonly rows: number;
  readonly sha256: string;
}

export interface ReleaseAnswer {
  readonly reports: readonly ReleaseReport[];
  /** Quarters between the first and the last release that no release is for */
  readonly missing: readonly string[];
  /** Lists that the user added by themselves: ZIP codes, ZIP+4 codes, anesthesia base units */
  readonly lists: readonly ManifestRelease[];
}

const ROLES: readonly Role[] = [
  'rvu',
  'rvu-qp',
  'gpci',
  'anesthesia',
  'counties',
  'zip',
  'anesthesia-base',
  'opps-cap',
];
/** The first year with two conversion factors */
const FIRST_QP_YEAR = 2026;

function reportOf(held: HeldRelease, all: readonly HeldRelease[], defaultId: string): ReleaseReport {
  const { entry } = held;
  const borrowed = borrowedBy(held, () => all);
  const known = new Set([...entry.files, ...borrowed].map(({ role }) => role));
  const values = entry.files.find(({ role }) => role === 'rvu');
  return {
    held,
    entry,
    isDefault: entry.id === defaultId,
    isAdded: held.isAdded,
    borrowed,
    lacking: ROLES.filter((role) => !known.has(role) && (role !== 'rvu-qp' || entry.year >= FIRST_QP_YEAR)),
    rebuiltFrom: entry.sources.find(({ rebuiltFrom }) => rebuiltFrom !== undefined)?.rebuiltFrom ?? null,
    rows: values?.rows ?? 0,
    sha256: values?.sha256 ?? '',
  };
}

/** Every release, or some. @throws UsageError E_RELEASE_UNKNOWN */
export function answerRelease(ids: readonly string[] | null): ReleaseAnswer {
  const files = new DataFiles();
  const [all, lending] = [heldReleases(files), lenders(files)];
  const defaultId = findHeld(files).entry.id;
  const list = addedLists(files).find(({ entry }) => ids?.some((id) => id.toUpperCase() === entry.id));
  if (list) {
    const hint = 'rvu release list names its file, and --json gives its SHA-256.';
    throw new UsageError('E_RELEASE_UNKNOWN', `${list.entry.id} is a list, not a release.`, hint);
  }
  const chosen = ids === null ? all : ids.map((id) => findHeld(files, id));
  return {
    reports: chosen.map((held) => reportOf(held, lending, defaultId)),
    missing: missingQuarters(all.map(({ entry }) => entry.effective.from)),
    lists: addedLists(files).map(({ entry }) => entry),
  };
}
