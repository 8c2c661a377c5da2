import { basename } from 'node:path';
import { UsageError } from '../../core/issue/errors.js';
import type { FeeSchedule } from '../../core/release/fee-schedule.js';
import type { Releases } from '../../core/release/releases.js';
import { capsOf } from '../bundle/cap-lines.js';
import { findHeld, type HeldRelease } from '../bundle/held-releases.js';
import { CHECKS, type CheckResult, RELEASE_CHECKS } from '../check/index.js';
import { openBundle, openRelease, rulesOf } from '../check/shape/bundle.js';
import { manifestFiles } from '../check/tables/manifest-files.js';
import { capRows } from '../import/caps-file.js';
import { readArchive } from '../import/formats/archive.js';
import { bytesOf } from '../import/formats/given-file.js';
import { ImportError } from '../import/formats/source-file.js';
import { readFileOf } from '../import/index.js';
import { type PaymentLine, paymentLines } from '../import/payment-file.js';
import { roleOf } from '../import/release.js';
import type { DataFiles } from '../sealed/data-files.js';
import { KNOWN_DIFFERENCES, type KnownDifference } from './known.js';
import { type Compared, compareCaps, comparePayments } from './reprice.js';

/** Whether the program computes CMS's own amounts for a release, and whether its data pass every check. */
export interface Verified {
  readonly id: string;
  /** Each check of the data of the release with its problems */
  readonly checks: readonly CheckResult[];
  /** CMS's capped amounts that came with the release; null if it came without them */
  readonly caps: Compared | null;
  /** Why they differ, if that is known and they differ as much as it explains */
  readonly known: KnownDifference | null;
  /** Files of amounts that the user has */
  readonly given: readonly { readonly file: string; readonly compared: Compared }[];
}

interface AmountFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const isPayments = (name: string): boolean => /^PF(ALL|REV|\d\d).*\.(txt|csv)$/i.test(name);
const isAmounts = (name: string): boolean => isPayments(name) || roleOf(name) === 'opps-cap';

/** The files of amounts at a path: a file, or those of an archive. @throws ImportError */
function amountFiles(path: string): AmountFile[] {
  if (/\.zip$/i.test(path)) {
    const { files } = readArchive(path, isAmounts);
    // Of a table in several forms, one is enough.
    const names = files.filter(({ name }) => isPayments(name) || /\.csv$/i.test(name));
    const chosen = names.length > 0 ? names : files.slice(0, 1);
    if (chosen.length > 0) return chosen.map(({ name, bytes }) => ({ name, bytes }));
  } else if (isAmounts(basename(path))) {
    return [{ name: basename(path), bytes: bytesOf(path) }];
  }
  throw new ImportError(
    basename(path),
    'it is neither a file of amounts (OPPSCAP…, PFALL…, PFREV…) nor an archive of them',
  );
}

/** Refuses amounts of another year. */
function* ofYear(
  name: string,
  lines: Iterable<PaymentLine>,
  { release }: FeeSchedule,
): Generator<PaymentLine> {
  for (const line of lines) {
    if (line.year !== release.year)
      throw new ImportError(
        name,
        `its amounts are for ${line.year}, but ${release.id} is for ${release.year}`,
      );
    yield line;
  }
}

function compareFile(schedule: FeeSchedule, { name, bytes }: AmountFile): Verified['given'][number] {
  const compared = isPayments(name)
    ? comparePayments(schedule, ofYear(name, paymentLines(name, bytes), schedule))
    : compareCaps(schedule, capRows(readFileOf(name, bytes)));
  return { file: name, compared };
}

/** The checks that concern one release. */
function checksOf(held: HeldRelease, files: DataFiles): CheckResult[] {
  const [plain, release] = [openRelease(findHeld(files)), openRelease(held)];
  const { id } = held.entry;
  const releases = plain.entry.id === id ? [plain] : [plain, release];
  const bundle = { ...rulesOf(files.dir), releases };
  return [manifestFiles, ...RELEASE_CHECKS].map((check) => ({
    name: check.name,
    problems: check.run(bundle).filter((problem) => problem.startsWith(id)),
  }));
}

/**
 * Verifies a release.
 * @param paths files of CMS's amounts for this release
 * @param withChecks also run the checks of its data
 * @throws UsageError E_RELEASE_FILE if one of them cannot be read
 */
export function verifyRelease(
  held: HeldRelease,
  releases: Releases,
  files: DataFiles,
  paths: readonly string[],
  withChecks = true,
): Verified {
  const { id } = held.entry;
  const schedule = releases.open(id);
  const lines = capsOf(held);
  const caps = lines && compareCaps(schedule, lines);
  const known = KNOWN_DIFFERENCES[id];
  try {
    return {
      id,
      checks: withChecks ? checksOf(held, files) : [],
      caps,
      known: !held.isAdded && known && caps?.agree === known.agree ? known : null,
      given: paths.flatMap(amountFiles).map((file) => compareFile(schedule, file)),
    };
  } catch (error) {
    if (error instanceof ImportError)
      throw new UsageError('E_RELEASE_FILE', `${error.message}.`, 'Nothing was compared.');
    throw error;
  }
}

/** Every check of the package's whole data. */
export function verifyBundle(files: DataFiles): CheckResult[] {
  const bundle = openBundle(files.dir);
  return CHECKS.map((check) => ({ name: check.name, problems: check.run(bundle) }));
}
