import { LONGEST_FIELD, LONGEST_RECORD } from '../../batch/input/records.js';
import { JOINT_ROLES, optionName, type Role } from '../../batch/input/roles.js';
import { badValue, type OptionDefinition, type ValuesOf } from './define.js';

const MOST_MEGABYTES = LONGEST_RECORD / LONGEST_FIELD;

/** How much of a batch is read at once. */
export const READING_OPTIONS = {
  sheet: {
    flags: '--sheet <name>',
    help: 'batch: the sheet of a workbook, if several hold codes',
    parse: (text: string): string => text,
  },
  maxField: {
    flags: '--max-field <MB>',
    help: `batch: the most MB a field may have, 1 to ${MOST_MEGABYTES}`,
    /** Bytes */
    parse: (text: string): number => {
      const megabytes = /^\d{1,2}$/.test(text) ? Number(text) : 0;
      if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
        const form = `Give megabytes from 1 to ${MOST_MEGABYTES}, as in --max-field 4.`;
        throw badValue('--max-field', text, form);
      }
      return megabytes * LONGEST_FIELD;
    },
  },
} as const satisfies Record<string, OptionDefinition>;

export type ReadingOptions = ValuesOf<typeof READING_OPTIONS>;

/** What a column of each role holds, as help says it. */
const HOLDS: Readonly<Record<Role, string>> = {
  code: 'procedure codes',
  modifier: 'modifiers',
  units: 'units of service',
  unitBasis: 'what the units count, UN or MJ',
  volume: 'volumes',
  pos: 'places of service',
  setting: 'settings',
  zip: 'ZIP codes',
  county: 'counties',
  locality: 'localities',
  mac: 'Medicare contractors',
  state: 'states',
  charge: 'charges',
  minutes: 'anesthesia minutes',
  providerType: 'types of provider: MD, NP …',
  careDays: 'days of postoperative care',
  claim: 'claim numbers',
  lineNumber: 'line numbers',
  patient: 'patients, who tell claims apart',
  date: 'dates of service',
  provider: 'rendering providers',
  billing: 'billing providers',
  session: 'imaging sessions',
  work: 'work RVUs',
  site: 'sites',
};

type ColumnOption = OptionDefinition<string | readonly string[]>;

/** A name after those that the same option gave before. */
const added = (text: string, before: string | readonly string[] | undefined): readonly string[] => [
  ...[before ?? []].flat(),
  text,
];

const IGNORE: ColumnOption = {
  flags: '--ignore-column <name>',
  help: 'batch: a column to leave unread; may be repeated',
  parse: added,
  values: 'column',
};

/** "--code-column <name>" and its like: which columns of a batch hold what, and which are not to be read. */
export function columnOptions(roles: readonly Role[]): Readonly<Record<string, ColumnOption>> {
  const definitions = roles.map((role) => {
    const isJoint = JOINT_ROLES.includes(role);
    const definition: ColumnOption = {
      flags: `--${optionName(role)}-column <name>`,
      help: `batch: ${isJoint ? 'a' : 'the'} column with ${HOLDS[role]}${isJoint ? '; may be repeated' : ''}`,
      parse: isJoint ? added : (text) => text,
      values: 'column',
    };
    return [`${role}Column`, definition] as const;
  });
  return { ...Object.fromEntries(definitions), ignoreColumn: IGNORE };
}
