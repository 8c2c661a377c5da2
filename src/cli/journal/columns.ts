import type { Contract } from '../../core/contract/contract.js';
import { UsageError } from '../../core/issue/errors.js';
import { echo } from '../../core/issue/quoting.js';
import { type CreditedColumns, creditColumns } from '../../core/journal/credit-columns.js';
import { similarNames } from '../../core/text/similar-names.js';
import { readColumns } from '../../data/journal/columns.js';
import { type Io, say } from '../terminal/io.js';
import { counted } from '../terminal/text.js';
import { folderOf } from './folder.js';
import { type LogSetup, openLog } from './setup.js';

/** The whole journal, credited, as columns. */
export interface CreditedJournal extends Pick<LogSetup, 'contracts'> {
  readonly credited: CreditedColumns;
}

/**
 * Reads and credits the whole journal. Lines that cannot be read are mentioned.
 * @throws UsageError E_JOURNAL if nothing was ever logged
 */
export function creditedJournal(io: Io): CreditedJournal {
  const { contracts, credit } = openLog(io);
  const { columns, unread } = readColumns(folderOf(io));
  if (unread > 0)
    say(io, `${counted(unread, 'line')} of the journal cannot be read and do not count: rvu log check`);
  if (columns.count === 0)
    throw new UsageError('E_JOURNAL', 'The journal is empty.', 'Log something first: rvu log add 99214');
  const services = new Set(columns.kinds.map(({ code, modifiers }) => [code, ...modifiers].join('-')));
  return { contracts, credited: creditColumns(columns, credit(services.size)) };
}

/** The contract of a name. @throws UsageError E_CONTRACT if there is none */
export function namedContract(contracts: readonly Contract[], name: string): Contract {
  const found = contracts.find((each) => each.name === name);
  if (found) return found;
  const names = contracts.map((each) => each.name);
  const [similar] = similarNames(name, names);
  throw new UsageError(
    'E_CONTRACT',
    `There is no contract ${echo(name)}.`,
    similar === undefined ? 'rvu contract list shows them.' : `Did you mean ${similar}?`,
  );
}
