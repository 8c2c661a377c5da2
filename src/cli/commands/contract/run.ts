import { dollars, exact, toJson } from '../../../answer/json/json.js';
import type { Contract } from '../../../core/contract/contract.js';
import { newContract, withValue } from '../../../core/contract/edit.js';
import { UsageError } from '../../../core/issue/errors.js';
import { echo } from '../../../core/issue/quoting.js';
import { formatScaled, RVU_SCALE } from '../../../core/number/decimal.js';
import { PERCENT_SCALE } from '../../../core/number/percent.js';
import { printableLines } from '../../../core/text/printable.js';
import { Contracts } from '../../../data/contracts/contracts.js';
import { folderOf } from '../../journal/folder.js';
import { tiersText } from '../../journal/pay-words.js';
import { dayAgo } from '../../options/values.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { wrap } from '../../terminal/text.js';
import type { ContractOptions } from './command.js';

/** The JSON of a contract; documented in `rvu help json`. */
function contractJson(contract: Contract): object {
  const { name, from, through, fte, specialty, base, stipends, draw, target, tiers, tierPeriod, release } =
    contract;
  const { modifiers, laterSurgeries, addOns, unpaid } = contract.credit;
  const percent = (value: number) => exact(value, PERCENT_SCALE);
  return {
    name,
    from,
    through,
    year_begins: contract.yearBegins,
    fte: exact(fte, RVU_SCALE),
    figures_for: contract.isForFullTime ? 'full time' : 'position',
    prorate: contract.isProrated ? 'days' : 'no',
    specialty: specialty || null,
    base: dollars(base),
    stipends: dollars(stipends),
    draw: draw && {
      monthly: dollars(draw.monthly),
      reconcile_by: draw.reconcileBy,
      shortfall: draw.shortfall,
    },
    target: target === null ? null : exact(target, RVU_SCALE),
    tiers: tiers.map((tier) => ({
      from: exact(tier.from, RVU_SCALE),
      to: tier.to === null ? null : exact(tier.to, RVU_SCALE),
      rate: dollars(tier.rate),
    })),
    tiers_by: tierPeriod,
    release,
    exclude_codes: contract.excludedCodes,
    exclude_sites: contract.excludedSites,
    credit: {
      modifiers: Object.fromEntries([...modifiers].map(([code, value]) => [code, percent(value)])),
      later_surgeries: laterSurgeries === null ? null : percent(laterSurgeries),
      add_ons: percent(addOns),
      unpaid: percent(unpaid),
    },
  };
}

function listLine({ name, from, through, fte, release, tiers, tierPeriod }: Contract, width: number): string {
  const days = `${from} to ${through ?? 'now'}`;
  const counted = release === null ? 'as of service' : `of ${release}`;
  const paid = tiers.length > 0 ? `; tiers by ${tierPeriod}: ${tiersText(tiers)}` : '';
  return wrap(`${name}: ${days}, ${formatScaled(fte, RVU_SCALE)} FTE, work RVUs ${counted}${paid}`, width);
}

/** "fte=0.8" as a name and a value. @throws UsageError E_USAGE */
function settingOf(word: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(word) ?? [];
  if (name !== '') return [name.toLowerCase(), value.trim()];
  const hint = 'Example: rvu contract edit valley fte=0.8 "credit 50=200%"';
  throw new UsageError('E_USAGE', `"${echo(word)}" is not a name, "=" and a value.`, hint);
}

function nameOf(action: string, [name]: readonly string[]): string {
  if (name !== undefined) return name;
  throw new UsageError(
    'E_USAGE',
    `rvu contract ${action} needs a name.`,
    `Example: rvu contract ${action} valley`,
  );
}

const changed = (text: string, words: readonly string[]): string =>
  words.map(settingOf).reduce((sum, [name, value]) => withValue(sum, name, value), text);

interface ContractAnswer {
  readonly text: string;
  readonly contracts: readonly Contract[];
}

function refuseWords(action: string, [word]: readonly string[]): void {
  if (word !== undefined)
    throw new UsageError(
      'E_USAGE',
      `rvu contract ${action} takes no "${echo(word)}".`,
      `Example: rvu contract ${action}${action === 'show' ? ' valley' : ''}`,
    );
}

async function answerOf(words: readonly string[], files: Contracts, width: number): Promise<ContractAnswer> {
  const [action = 'list', ...rest] = words;
  if (action === 'list') {
    refuseWords(action, rest);
    const contracts = files.all();
    const none =
      "No contract yet: everything counts by Medicare's percentages. rvu contract new NAME makes one.";
    return {
      text: contracts.length === 0 ? none : contracts.map((each) => listLine(each, width)).join('\n'),
      contracts,
    };
  }
  const name = nameOf(action, rest);
  if (action === 'show') {
    refuseWords(action, rest.slice(1));
    const contract = files.read(name);
    return { text: `${files.path(name)}\n\n${files.text(name).trimEnd()}`, contracts: [contract] };
  }
  if (action === 'new' || action === 'edit') {
    const contract = await files.write(name, (before) => {
      if (action === 'edit') return changed(before ?? files.text(name), rest.slice(1));
      if (before === null) return changed(newContract(name, dayAgo(0)), rest.slice(1));
      throw new UsageError(
        'E_CONTRACT',
        `There is a contract ${name} already.`,
        `To change it: rvu contract edit ${name}`,
      );
    });
    return { text: `${listLine(contract, width)}\n${files.path(name)}`, contracts: [contract] };
  }
  throw new UsageError('E_USAGE', `Unknown action "${echo(action)}".`, 'Use list, show, new or edit.');
}

/** `rvu contract`: what the journal's entries count by. */
export async function contractCommand(
  words: readonly string[],
  { json }: ContractOptions,
  io: Io,
): Promise<ExitCode> {
  const { text, contracts } = await answerOf(words, new Contracts(folderOf(io)), tableWidth(io));
  const results = contracts.map(contractJson);
  io.stdout.write(
    json ? `${toJson({ schema: 'rvu.contract/1', results, errors: [] }, 2)}\n` : `${printableLines(text)}\n`,
  );
  return EXIT.answered;
}
