import { UsageError } from '../../../core/issue/errors.js';
import { answerTool, badInput, type ToolAnswer } from '../../mcp/answer.js';
import { withAnyFields } from '../../mcp/any-fields.js';
import { printed, type RunLine } from '../../mcp/command-line.js';
import type { Offer } from '../../mcp/server.js';
import { type Input, TOOLS, type Tool } from '../../mcp/tools.js';
import { OUTPUT_SCHEMAS } from '../../schema/schemas.js';
import { EXIT, type ExitCode } from '../../terminal/exit-codes.js';
import type { Io } from '../../terminal/io.js';

const INSTRUCTIONS =
  'Medicare Physician Fee Schedule, from CMS files, offline. Amounts are dollars; without a place they are national, ' +
  'without a date those of the default release, which each answer names. A refusal (in errors, or the error of ' +
  'a line of a claim) is not a price of zero: give its message. An allowed amount is no promise of payment.';
/** Of the releases held: their files with their hashes are most of the list, and no question is about them. */
const RELEASE_FIELDS =
  '--fields=id,default,added,title,year,released,effective,conversion_factor,conversion_factor_qp,rows,borrowed,lacking';
const CODE_PAGE = /^rvu:\/\/code\/([A-Za-z0-9]{5}(?:-[A-Za-z0-9]{2})?)$/;

/** What is offered to a model, each question answered by a command of this program. */
function offerOf(version: string, run: RunLine, env: Io['env']): Offer {
  const running = new Set<Promise<unknown>>();
  const tracked = async <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  };
  const call = async (tool: Tool, input: Input, problem: string | null): Promise<ToolAnswer> => {
    if (problem === null) return answerTool(tool, input, run, env);
    const accepted = Object.keys(tool.input.properties as object).join(', ');
    return badInput(`The arguments do not fit ${tool.name}: ${problem}.`, `It takes ${accepted}.`);
  };
  const read = async (uri: string): Promise<{ text: string; mimeType: string } | Error> => {
    const code = CODE_PAGE.exec(uri)?.[1];
    if (uri !== 'rvu://releases' && code === undefined)
      return new Error('There is no such resource: rvu://releases and rvu://code/{code} exist.');
    const words = code === undefined ? ['release', 'list', '--json', RELEASE_FIELDS] : ['page', '--', code];
    const answer = await printed(run, words, null, env);
    if (answer.code !== EXIT.answered) return new Error(answer.messages.replace(/^rvu: /, '').trim());
    return code === undefined
      ? { text: JSON.stringify(JSON.parse(answer.text)), mimeType: 'application/json' }
      : { text: answer.text, mimeType: 'text/markdown' };
  };
  return {
    version,
    instructions: INSTRUCTIONS,
    tools: TOOLS.map((tool) => ({
      name: tool.name,
      title: tool.title,
      description: tool.description,
      inputSchema: tool.input,
      outputSchema: withAnyFields(OUTPUT_SCHEMAS[tool.command]),
      call: (input, problem) => tracked(call(tool, input, problem)),
    })),
    read: (uri) => tracked(read(uri)),
    idle: async () => {
      // A request that has been read is handed over within a turn of the event loop, its answer written in the next.
      do await new Promise((turn) => setImmediate(turn));
      while ((await Promise.allSettled(running)).length > 0);
      await new Promise((turn) => setImmediate(turn));
    },
  };
}

/** `rvu mcp`: serves a model until standard input ends. */
export async function mcpCommand(
  words: readonly string[],
  _options: object,
  io: Io,
  _program: unknown,
  run: RunLine,
): Promise<ExitCode> {
  if (words.length > 0) throw new UsageError('E_USAGE', 'rvu mcp takes no arguments.', 'Leave them out.');
  const { serve } = await import('../../mcp/server.js');
  // A model has no business in the user's log, which a page would otherwise read.
  const env = { ...io.env, RVU_JOURNAL: '' };
  const { text } = await printed(run, ['--version'], null, env);
  // "rvu 0.1.0 …"
  const [, version = ''] = text.split(/\s+/);
  await serve(offerOf(version, run, env));
  return EXIT.answered;
}
