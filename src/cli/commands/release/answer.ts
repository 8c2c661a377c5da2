import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import type { BorrowedFile, SourceFile } from '../../../core/release/fee-schedule.js';
import { missingQuarters } from '../../../core/release/quarters.js';
import { borrowedBy, findHeld, type HeldRelease, heldReleases } from '../../../data/bundle/held-releases.js';
import type { ManifestRelease } from '../../../data/bundle/manifest.js';
import { DataFiles } from '../../../data/sealed/data-files.js';

type Role = SourceFile['role'];

/** One release as it is listed and shown. */
export interface ReleaseReport {
  readonly held: HeldRelease;
  readonly entry: ManifestRelease;
  /** Whether commands answer from it unless told otherwise */
  readonly isDefault: boolean;
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
}

const ROLES: readonly Role[] = ['rvu', 'rvu-qp', 'gpci', 'anesthesia', 'counties', 'zip', 'anesthesia-base'];
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
    borrowed,
    lacking: ROLES.filter((role) => !known.has(role) && (role !== 'rvu-qp' || entry.year >= FIRST_QP_YEAR)),
    rebuiltFrom: entry.sources.find(({ rebuiltFrom }) => rebuiltFrom !== undefined)?.rebuiltFrom ?? null,
    rows: values?.rows ?? 0,
    sha256: values?.sha256 ?? '',
  };
}

/** Every release, or the one that is to be shown. @throws UsageError for other words or an unknown release */
export function answerRelease(words: readonly string[]): ReleaseAnswer {
  const [action = 'list', id, ...rest] = words;
  const isKnown = (action === 'list' && id === undefined) || (action === 'show' && id !== undefined);
  if (!isKnown || rest.length > 0) {
    throw new UsageError(
      'E_USAGE',
      action === 'show'
        ? 'Name one release to show.'
        : `rvu release does not know "${echo(words.join(' '))}".`,
      'Try: rvu release list, or rvu release show RVU24AR',
    );
  }
  const files = new DataFiles();
  const all = heldReleases(files);
  const defaultId = findHeld(files).entry.id;
  const chosen = id === undefined ? all : [findHeld(files, id)];
  return {
    reports: chosen.map((held) => reportOf(held, all, defaultId)),
    missing: missingQuarters(all.map(({ entry }) => entry.effective.from)),
  };
}
