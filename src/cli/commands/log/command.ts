import { JOURNAL_ROLES } from '../../../batch/input/roles.js';
import { LOG_OPTIONS } from '../../journal/options.js';
import { columnOptions, READING_OPTIONS } from '../../options/columns.js';
import { defineCommand } from '../../options/command.js';
import type { ValuesOf } from '../../options/define.js';
import { LINE_OPTIONS } from '../../options/line.js';
import { OUTPUT_OPTIONS } from '../../options/output.js';
import { TOP_OPTION } from '../../options/top.js';
import { serviceDay, settingValue, unitsValue } from '../../options/values.js';

const text = (value: string): string => value.trim();

const OPTIONS = {
  date: {
    flags: '--date <day>',
    help: 'add, edit: date of service; 2026-01-15, today, yesterday',
    parse: serviceDay,
  },
  case: {
    flags: '--case <number>',
    help: "your own number for what was done together; never a patient's",
    parse: text,
  },
  units: { flags: '--units <n>', help: 'edit: units', parse: unitsValue },
  minutes: { ...LINE_OPTIONS.minutes, help: 'minutes that it took' },
  setting: { flags: '--setting <setting>', help: 'facility or nonfacility', parse: settingValue },
  site: { flags: '--site <name>', help: 'where, such as clinic', parse: text },
  contract: { ...LOG_OPTIONS.contract, help: 'the contract, where the date does not choose it' },
  note: { flags: '--note <text>', help: 'a few words, kept as they are', parse: text },
  from: { ...LOG_OPTIONS.from, help: 'list, export: first date' },
  to: { ...LOG_OPTIONS.to, help: 'list, export: last date' },
  top: { ...TOP_OPTION, help: 'list: only the last n' },
  yes: {
    flags: '--yes',
    help: 'import, restore: do it at a terminal, too, where they otherwise only show what they would do',
  },
  repair: { flags: '--repair', help: 'check: take out what is not a line of the journal' },
  xlsx: { flags: '--xlsx', help: 'export: an Excel workbook, with --out' },
  ...OUTPUT_OPTIONS,
  ...columnOptions(JOURNAL_ROLES),
  ...READING_OPTIONS,
} as const;

export type LogOptions = ValuesOf<typeof OPTIONS>;

export const LOG = defineCommand({
  name: 'log',
  summary: 'a journal of what you did, in work RVUs: add, list, import, check',
  description: 'Keep a journal of what you did, on this machine, and count its work RVUs.',
  argument: ['[words...]', 'an action, as below, with its codes, numbers or file'],
  names: {
    add: 'code',
    list: [],
    edit: [],
    remove: [],
    undo: [],
    import: 'file',
    explain: [],
    check: [],
    export: [],
    backup: 'file',
    restore: 'file',
    path: [],
  },
  options: OPTIONS,
  help: `
Actions:
  add CODES...        log codes: 99214, 20610-RT, 27447-62x1 (x1: units)
  list                entries, newest last, with their work RVUs
  edit ID [CODE]      give an entry a new code with its modifiers, or new values
                      by options; units stay unless x or --units changes them
  remove ID...        take entries out
  undo                take back what was done last; repeat it to go further back
                      in that year's file
  import FILE|-       add the rows of a CSV; what is there already is not added
  explain ID          how the work RVUs of an entry follow from CMS's figures
  check [--repair]    is every line whole, and every code known?
  export              everything that stands, as CSV, --json or --xlsx
  backup FILE         the journal and the contracts as one file
  restore FILE        put a backup back; it never overwrites newer lines
  path                the folder of the journal

The journal is a CSV file a year in rvu/journal of XDG_DATA_HOME (else
~/.local/share; on macOS ~/Library/Application Support, on Windows
%LOCALAPPDATA%); RVU_JOURNAL names another folder. Lines are only ever appended:
an edit or a removal is a line of its own. There is no column for patients: an
import leaves out every column that it does not need, and names those that look
as if they held patients.

Work RVUs are those of the release in force on the date, with Medicare's
percentages for sides, co-surgeons, assistants and parts of a surgical package,
unless a contract says otherwise (rvu contract). Entries with the same --case
and date are one operation: a left and a right line are a pair. A code that
Medicare does not pay counts with the work RVUs that CMS lists, and is marked.

Examples:
  rvu log add 99214 20610-RT 27447-62x1 --date yesterday --site clinic
  rvu log list --from 2026-01-01 --to 2026-01-31
  rvu log edit 2026-000012 99215
  rvu log undo
  rvu log import charges.csv --code-column "Svc Code"
  rvu log explain 2026-000012
  rvu log export --out work.csv
`,
});
