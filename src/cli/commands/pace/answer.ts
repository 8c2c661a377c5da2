import { type Contract, contractOf } from '../../../core/contract/contract.js';
import { withValue } from '../../../core/contract/edit.js';
import { readContract } from '../../../core/contract/read.js';
import { dayNumber } from '../../../core/dates/days.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import type { Pace } from '../../../core/pace/pace.js';
import { atFte, entriesUnder, onDaysOf, paceUnder, type Scenario } from '../../../core/pace/scenario.js';
import { openReleases } from '../../../data/bundle/schedule.js';
import { Contracts } from '../../../data/contracts/contracts.js';
import { creditedJournal, namedContract } from '../../journal/columns.js';
import { folderOf } from '../../journal/folder.js';
import { dayAgo } from '../../options/values.js';
import type { Io } from '../../terminal/io.js';
import type { PaceOptions, WhatIf } from './command.js';

/** A pace, and what it supposes. */
export interface NamedPace {
  /** "valley", "0.8 FTE" */
  readonly label: string;
  readonly contract: Contract;
  readonly pace: Pace;
}

/** A contract of a text. @throws UsageError E_CONTRACT */
function understood(name: string, text: string, change: string): Contract {
  const contract = readContract(name, text);
  if (!Array.isArray(contract)) return contract as Contract;
  const why = contract[0]?.why ?? '';
  throw new UsageError(
    'E_CONTRACT',
    `--what-if ${echo(change)}: ${why}.`,
    'rvu contract --help lists what may be said.',
  );
}

/** What a change of the contract's text makes of it. */
function changed(base: Contract, text: string, [name, value]: WhatIf): Scenario & { readonly label: string } {
  const contract = understood(base.name, withValue(text, name, value), `${name}=${value}`);
  if (name !== 'fte') return { label: `${name} ${value}`, contract, fte: [1, 1] };
  return { label: `${value} FTE`, contract: atFte(base, contract.fte), fte: [base.fte, contract.fte] };
}

/** Works out the paces that were asked for, the contract's own first. @throws UsageError */
export function answerPace(
  { contract: names = [], whatIf = [], date }: PaceOptions,
  io: Io,
): readonly NamedPace[] {
  const { credited, contracts } = creditedJournal(io);
  const asOf = date ?? dayAgo(0);
  const [name, ...others] = names;
  const own =
    name === undefined ? contractOf(contracts, { contract: '', date: asOf }) : namedContract(contracts, name);
  const text = own ? new Contracts(folderOf(io)).text(own.name) : `from = ${asOf.slice(0, 4)}-01-01\n`;
  const base = own ?? understood('', text, '');
  const scenarios = [
    { label: own?.name ?? 'no contract', contract: base, fte: [1, 1] as const },
    ...others.map((other) => ({
      label: other,
      contract: onDaysOf(namedContract(contracts, other), base),
      fte: [1, 1] as const,
    })),
    ...whatIf.map((change) => changed(base, text, change)),
  ];
  const entries = entriesUnder(credited, own?.name ?? null);
  const releases = openReleases({ inMemory: true });
  return scenarios.map(({ label, ...scenario }) => {
    const pace = paceUnder(entries, scenario, releases, dayNumber(asOf));
    if (pace) return { label, contract: scenario.contract, pace };
    throw new UsageError(
      'E_CONTRACT',
      `The contract ${label} is not in force on ${asOf}.`,
      'Give --date a day of it.',
    );
  });
}
