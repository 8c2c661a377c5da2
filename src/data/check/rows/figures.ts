import type { SourceFile } from '../../../core/release/fee-schedule.js';
import { GPCI_COLUMNS } from '../../bundle/localities.js';
import { QP_COLUMNS, ROW_COLUMNS } from '../../bundle/row-text.js';
import { ANESTHESIA_COLUMNS, COUNTY_COLUMNS } from '../../import/place-files.js';
import type { BundledRelease } from '../shape/bundle.js';
import type { Check } from '../shape/check.js';

interface FileForm {
  readonly role: SourceFile['role'];
  readonly columns: readonly string[];
  /** The exact form of the figures of a column; null for columns without figures */
  readonly form: (column: string) => RegExp | null;
}

const TWO_DECIMALS = /^\d{1,4}\.\d{2}$/;
const INDEX = /^\d\.\d{3}$/;
const FACTOR = /^\d{2}\.\d{4}$/;

/** The row reader drops a figure's decimal point, which is exact only if two decimals follow it. */
const RVU_COLUMNS = /_rvu$|_total$|_op$|^opps_/;

const FORMS: readonly FileForm[] = [
  {
    role: 'rvu',
    columns: ROW_COLUMNS,
    form: (column) => (column === 'conv_factor' ? FACTOR : RVU_COLUMNS.test(column) ? TWO_DECIMALS : null),
  },
  {
    role: 'rvu-qp',
    columns: QP_COLUMNS,
    form: (column) => (RVU_COLUMNS.test(column) ? TWO_DECIMALS : null),
  },
  { role: 'gpci', columns: GPCI_COLUMNS, form: (column) => (/_gpci/.test(column) ? INDEX : null) },
  {
    role: 'anesthesia',
    columns: ANESTHESIA_COLUMNS,
    form: (column) => (/_cf/.test(column) ? TWO_DECIMALS : null),
  },
  { role: 'counties', columns: COUNTY_COLUMNS, form: () => null },
];

/** Columns that may be blank in some releases, because CMS published no such figure that year. */
const MAY_BE_BLANK: ReadonlySet<string> = new Set(['work_gpci_without_floor', 'anesthesia_cf_qp']);

function run({ entry, cells }: BundledRelease, { role, columns, form }: FileForm): string[] {
  const problems: string[] = [];
  const forms = columns.map(form);
  for (const line of cells(role)) {
    const name = `${entry.id} ${role} ${line
      .slice(0, 2)
      .filter((cell) => cell !== '')
      .join('-')}`;
    if (line.length !== columns.length) {
      problems.push(`${name}: ${line.length} cells, ${columns.length} expected`);
      continue;
    }
    for (const [i, expected] of forms.entries()) {
      const [column = '', text = ''] = [columns[i], line[i]];
      const blank = text === '' && MAY_BE_BLANK.has(column);
      if (expected && !blank && !expected.test(text))
        problems.push(`${name}: ${column} "${text}" is not in CMS's form`);
    }
  }
  return problems;
}

/** Figures are compared and computed exactly as CMS prints them, with no decimal lost or added and no cell missing. */
export const figures: Check = {
  name: 'every figure has the exact decimals CMS prints',
  run: ({ releases }) => releases.flatMap((release) => FORMS.flatMap((form) => run(release, form))),
};
