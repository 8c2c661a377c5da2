import { namesPlace } from '../../../answer/find/place.js';
import { chooseRelease } from '../../../answer/release/chosen.js';
import { UsageError } from '../../../core/issue/errors.js';
import { describePlace } from '../../../core/place/parts/query.js';
import { type Locality, shortKey } from '../../../core/release/locality.js';
import { formatOf } from '../../options/output.js';
import { isBatch } from '../../options/services.js';
import { safeAnswer } from '../../output/excel-safe.js';
import { finish } from '../../output/finish.js';
import type { ExitCode } from '../../terminal/exit-codes.js';
import { type Io, say } from '../../terminal/io.js';
import { answerPay } from './answer.js';
import type { PayOptions } from './command.js';
import { type PayRequest, payRequest, requestedPlace } from './request.js';
import { renderPay } from './screen.js';
import { sayStrayWords, sayTogether } from './stray-words.js';
import { withTypedAmounts } from './typed-service.js';

/** Says that a single place matches several localities, and how to choose one. */
function sayAmbiguity(localities: readonly (Locality | null)[], { query }: PayRequest, io: Io): void {
  const named = localities.filter((locality) => locality !== null);
  if (named.length < 2 || !namesPlace(query)) return;
  const keys = named.slice(0, 3).map((locality) => `--locality ${shortKey(locality)}`);
  const more = named.length > keys.length ? ', …' : '';
  say(
    io,
    `${describePlace(query)} matches ${named.length} localities, all shown. To choose one: ${keys.join(', ')}${more}`,
  );
}

function refuseManyPlaces({ localities, states }: PayOptions): void {
  if (!localities && !states) return;
  throw new UsageError(
    'E_USAGE',
    'A batch takes one place for the rows that do not give their own.',
    'Use --locality, --zip or a column of the input.',
  );
}

/** `rvu pay`: the allowed amount of codes at the prompt, or of each line of a file. */
export async function payCommand(words: readonly string[], given: PayOptions, io: Io): Promise<ExitCode> {
  const format = formatOf(given);
  if (isBatch(words, io, 'pay')) {
    refuseManyPlaces(given);
    const [{ batchFile }, { refusePromptOptions, runBatch }, { payPlan }] = await Promise.all([
      import('../../batch/named-file.js'),
      import('../../batch/run.js'),
      import('./batch.js'),
    ]);
    refusePromptOptions(given, format === 'json' || format === 'ndjson' ? ['explain'] : []);
    return runBatch(payPlan(given), given, io, batchFile(words, io));
  }
  const { args, options } = withTypedAmounts(words, given);
  const { schedule, chosen } = chooseRelease(options);
  const asked = payRequest(options, schedule, chosen.date ?? undefined);
  const { localities, notices } = requestedPlace(options, schedule);
  // How a place was found is shown, and kept in each price, like the notices of a place of service.
  const request = { ...asked, settingNotices: [...asked.settingNotices, ...notices] };
  if (request.choices.noFloor && !request.hasQuery) {
    throw new UsageError(
      'E_USAGE',
      '--no-floor changes nothing without a locality.',
      'Name one, as in --locality AL-00.',
    );
  }
  const answer = answerPay(schedule, chosen, args, request, localities);
  const text = await renderPay(answer, format, options.explain ?? false, io);
  io.stdout.write(await safeAnswer(text, format, options));
  sayAmbiguity(localities, request, io);
  const code = finish(answer, io, format);
  sayStrayWords(words, schedule, answer, io);
  sayTogether(answer, io);
  return code;
}
