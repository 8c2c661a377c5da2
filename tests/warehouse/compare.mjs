/**
 * Compares what a database answers with `rvu pay`: every amount and every reason of each line must be the same, except
 * that a line may need the claim engine, for which no amount is ever given.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const DIFFERENCES_SHOWN = 10;

async function* rowsOf(path) {
  let names;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const cells = line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'));
    // The words of an error, which come last, may hold commas; its code comes before them.
    const error = /,"?(E_[A-Z0-9_]+): /.exec(line)?.[1] ?? '';
    if (names)
      yield { ...Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])), rvu_error: error };
    else names = cells;
  }
}

/**
 * @param paid what `rvu pay` wrote, in the order of line_id
 * @param priced line_id, allowed_cents and reason of the database, in the same order
 */
export async function compare(paid, priced) {
  const counts = { lines: 0, priced: 0, refused: 0, needsClaim: 0, reasons: {} };
  const differences = [];
  const other = rowsOf(priced);
  for await (const { line_id, rvu_allowed, rvu_error } of rowsOf(paid)) {
    const { value: row = {} } = await other.next();
    counts.lines++;
    const cents = rvu_allowed === '' ? '' : String(Math.round(Number(rvu_allowed) * 100));
    const { allowed_cents = '', reason = '' } = row;
    if (reason === 'needs-claim' || reason === 'not-exported') {
      counts.needsClaim++;
      if (allowed_cents === '' && row.line_id === line_id) continue;
    }
    if (reason === '') counts.priced++;
    else counts.refused++;
    counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1;
    if (row.line_id === line_id && allowed_cents === cents && reason === rvu_error) continue;
    differences.push(
      `line ${line_id}: rvu ${cents} ${rvu_error}, database ${allowed_cents} ${reason} (${row.line_id})`,
    );
    if (differences.length === DIFFERENCES_SHOWN) break;
  }
  if (differences.length === 0 && !(await other.next()).done) differences.push('the database has more lines');
  if (differences.length > 0) throw new Error(`The answers differ:\n  ${differences.join('\n  ')}`);
  return counts;
}
