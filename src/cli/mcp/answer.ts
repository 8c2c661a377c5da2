import { failureAnswer } from '../../answer/json/json.js';
import type { Io } from '../terminal/io.js';
import { notesOf, printed, type RunLine, wordsOf } from './command-line.js';
import type { Input, Tool } from './tools.js';

/** A tool's answer: the object of the command, and whether nothing could be answered. */
export interface ToolAnswer {
  readonly object: Readonly<Record<string, unknown>>;
  readonly notes: string;
  readonly isError: boolean;
}

/** An input that does not fit its schema, answered like an error of the command line. */
export function badInput(message: string, hint: string): ToolAnswer {
  return { object: failureAnswer({ code: 'E_USAGE', message, hint }), notes: '', isError: true };
}

/** Answers a tool's input with what its command prints. */
export async function answerTool(
  tool: Tool,
  input: Input,
  run: RunLine,
  env: Io['env'],
): Promise<ToolAnswer> {
  const answer = await printed(run, wordsOf(tool, input), tool.stdin?.(input) ?? null, env);
  const object = JSON.parse(answer.text);
  const { results, errors = [] } = object as { results: unknown[]; errors?: unknown[] };
  return { object, notes: notesOf(answer), isError: results.length === 0 && errors.length > 0 };
}
