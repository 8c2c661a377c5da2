import { exact, toJson } from '../../../answer/json/json.js';
import { creditSentence } from '../../../core/credit/wording.js';
import { UsageError } from '../../../core/issue/errors.js';
import type { CreditedEntry } from '../../../core/journal/credit.js';
import { RVU_SCALE } from '../../../core/number/decimal.js';
import { entryJson, remarkText, serviceText, workText } from '../../journal/entries.js';
import { openLog } from '../../journal/setup.js';
import { formatOf } from '../../options/output.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import { type Io, tableWidth } from '../../terminal/io.js';
import { wrap } from '../../terminal/text.js';
import type { LogOptions } from './command.js';

function explained(credited: CreditedEntry, width: number): string {
  const { entry, outcome, contract, release } = credited;
  const by = contract ? `contract ${contract.name}` : "no contract: Medicare's percentages";
  const head = `${entry.id} · ${entry.date} · ${serviceText(credited)} · ${by}${release ? ` · CMS ${release}` : ''}`;
  if (!outcome.ok) return [head, wrap(remarkText(credited), width)].join('\n');
  const steps = outcome.steps.map((step) => wrap(`  ${creditSentence(step)}`, width, '    '));
  const remark = remarkText(credited);
  return [
    head,
    ...steps,
    `  = ${workText(outcome.work)} work RVUs`,
    ...(remark ? [wrap(`  ${remark}`, width)] : []),
  ].join('\n');
}

/** `rvu log explain`: how the work RVUs of entries follow from CMS's figures and the contract. */
export async function explainEntry(words: readonly string[], options: LogOptions, io: Io): Promise<ExitCode> {
  if (words.length === 0) {
    const hint = 'Example: rvu log explain 2026-000012; rvu log list shows the numbers';
    throw new UsageError('E_USAGE', 'rvu log explain needs the number of an entry.', hint);
  }
  const { journal, credit } = openLog(io);
  const { entries } = journal.read();
  const all = new Map(
    credit(entries.length)
      .all(entries)
      .map((each) => [each.entry.id, each]),
  );
  const found = words.map((id) => {
    const credited = all.get(id);
    if (credited) return credited;
    throw new UsageError(
      'E_JOURNAL',
      `${id} is not an entry of the journal.`,
      'rvu log list shows their numbers.',
    );
  });
  const format = formatOf(options);
  if (format === 'json' || format === 'ndjson') {
    const results = found.map((each) => ({
      ...entryJson(each),
      steps: each.outcome.ok ? each.outcome.steps.map(creditSentence) : [],
      work_of_unit: each.outcome.ok ? exact(each.outcome.row.work, RVU_SCALE) : null,
    }));
    io.stdout.write(`${toJson({ schema: 'rvu.log/1', action: 'explain', results, errors: [] }, 2)}\n`);
  } else io.stdout.write(`${found.map((each) => explained(each, tableWidth(io))).join('\n')}\n`);
  return EXIT.answered;
}
