import type { Lab } from '../lab.js';
import { type Answer, DETAIL, type Trial, type Verdict } from '../trial.js';
import { judge } from './answer.js';
import { make, onStdout, REAL, type State, stateOf } from './files.js';

/** What processes leave that write one file at the same time, some of which are ended. */

/** Whole answers of the writers, by their command lines without the file. */
const whole = new Map<string, string>();

async function wholeOf(trial: Trial, args: readonly string[], lab: Lab): Promise<string> {
  const key = args.slice(0, -2).join(' ');
  const known = whole.get(key) ?? (await lab.inProcess(onStdout({ ...trial, args }))).stdout;
  whole.set(key, known);
  return known;
}

/** Names that nobody asked for. */
const straysOf = (state: State, known: ReadonlySet<string>): string[] =>
  state.names.split('\0').filter((name) => !known.has(name));

function writersFault(
  before: State,
  after: State,
  texts: readonly string[],
  answers: readonly Answer[],
  strays: readonly string[],
): string | null {
  const isNew = texts.includes(after.text ?? '');
  if (!isNew && after.text !== before.text)
    return `neither the old file nor a new one${DETAIL}${after.text?.length} bytes`;
  if (!isNew && answers.some(({ code }) => code === 0)) return 'exit code 0, but the old file is still there';
  if (before.mode !== 0 && after.mode !== before.mode)
    return `its mode changed${DETAIL}now ${after.mode.toString(8)}`;
  // Only a process that cannot notice its end may leave something behind.
  const killed = answers.filter(({ thrown }) => thrown === 'ended by SIGKILL').length;
  return strays.length > killed ? `files left behind${DETAIL}${strays.join()}` : null;
}

/** Lets processes write one file, ends some of them, and looks at what they leave. */
export async function judgeWriters(trial: Trial, lab: Lab): Promise<Verdict[]> {
  const { target, writers = [] } = trial.setup ?? {};
  const [first] = writers;
  if (!target || !first) return [];
  lab.clear();
  const texts = await Promise.all(writers.map(({ args }) => wholeOf(trial, args, lab)));
  make(lab.dir, target.name, target.kind, target.text);
  const before = stateOf(lab.dir, target.name);
  const answers = await Promise.all(
    writers.map(({ args, signal, after }) =>
      lab.ownProcess({ ...trial, args }, lab.home, signal && after ? { signal, after } : undefined),
    ),
  );
  const after = stateOf(lab.dir, target.name);
  const known = new Set([
    ...before.names.split('\0'),
    '',
    target.name,
    ...(target.kind === 'link' ? [REAL] : []),
  ]);
  const strays = straysOf(after, known);
  const fault = writersFault(before, after, texts, answers, strays);
  // A signal is not a crash here.
  const said = answers.flatMap((answer) => judge(trial, { ...answer, code: answer.code ?? 0, thrown: null }));
  const verdicts = said.filter(({ oracle }) => oracle === 'crash' || oracle === 'messages');
  if (fault !== null || strays.length === 0) return [...verdicts, { oracle: 'files', fault }];
  await lab.ownProcess({ ...trial, args: first.args });
  const left = straysOf(stateOf(lab.dir, target.name), known);
  const remains = `the next run does not remove what was left${DETAIL}${left.join()}`;
  return [...verdicts, { oracle: 'files', fault: left.length > 0 ? remains : null }];
}
