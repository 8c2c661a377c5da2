import type { JsonSchema } from '../../schema/parts.js';
import { OUTPUT_SCHEMAS } from '../../schema/schemas.js';
import type { Output } from '../../terminal/output.js';
import { DocumentFilter, type JsonFilter, NdjsonFilter } from './filter.js';
import { keptOf, unknownPath } from './kept.js';

type Schemas = Readonly<Record<string, { readonly oneOf: readonly [Answer, JsonSchema] }>>;
interface Answer {
  readonly properties: { readonly results: { readonly items: JsonSchema } };
}

/** The schema of a result of a command. */
const resultOf = (name: string): JsonSchema =>
  (OUTPUT_SCHEMAS as unknown as Schemas)[name]?.oneOf[0].properties.results.items ?? { type: 'object' };

/** Output that leaves members out of the JSON written to it. */
class FilteredOutput implements Output {
  private readonly decoder = new TextDecoder();

  constructor(
    private readonly target: Output,
    private readonly filter: JsonFilter,
  ) {}

  get errored(): Error | null {
    return this.target.errored;
  }

  write(content: string | Uint8Array, written?: () => void): boolean {
    const text = typeof content === 'string' ? content : this.decoder.decode(content, { stream: true });
    return this.target.write(this.filter.push(text), written);
  }

  on(event: 'drain' | 'close', listener: () => void): unknown {
    return this.target.on(event, listener);
  }

  off(event: 'drain' | 'close', listener: () => void): unknown {
    return this.target.off(event, listener);
  }

  /** Writes what was held back. */
  end(): void {
    this.target.write(this.filter.end());
  }
}

/**
 * What keeps fields from being chosen: a path that results do not have. It is not thrown, because this file is bundled by
 * itself, and its classes of errors would not be those of the caller.
 */
export interface FieldsProblem {
  readonly path: string;
  readonly hint: string;
}

/**
 * The output of a command, of whose results only some members are written.
 * @param name of the schema
 */
export function fieldsOutput(
  name: string,
  paths: readonly string[],
  format: 'json' | 'ndjson',
  target: Output,
): FilteredOutput | FieldsProblem {
  const problem = unknownPath(resultOf(name), paths);
  if (problem) return problem;
  const kept = keptOf(paths);
  return new FilteredOutput(target, format === 'json' ? new DocumentFilter(kept) : new NdjsonFilter(kept));
}
