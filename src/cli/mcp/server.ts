import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import type { JsonSchema } from '../schema/parts.js';

/** What the server offers, apart from the protocol. */
export interface Offer {
  readonly version: string;
  readonly instructions: string;
  readonly tools: readonly OfferedTool[];
  /** The text of a resource. @returns an error that says why there is none */
  read(uri: string): Promise<{ readonly text: string; readonly mimeType: string } | Error>;
  /** Waits until everything that was asked is answered */
  idle(): Promise<void>;
}

export interface OfferedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  /** Answers the tool. @param problem what is wrong with the input; null if it fits the schema */
  call(input: Readonly<Record<string, unknown>>, problem: string | null): Promise<Called>;
}

interface Called {
  readonly object: Readonly<Record<string, unknown>>;
  readonly notes: string;
  readonly isError: boolean;
}

const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const RESOURCES = [
  { uri: 'rvu://releases', name: 'releases', title: 'CMS releases held', mimeType: 'application/json' },
];
const TEMPLATES = [
  { uriTemplate: 'rvu://code/{code}', name: 'code', title: 'Page of a code', mimeType: 'text/markdown' },
];

function content(text: string) {
  return { type: 'text' as const, text };
}

/** A server of the protocol that answers with an offer. */
function serverOf(offer: Offer): Server {
  const validator = new AjvJsonSchemaValidator();
  const callable = new Map(
    offer.tools.map(
      (tool) => [tool.name, { tool, check: validator.getValidator(tool.inputSchema) }] as const,
    ),
  );
  const server = new Server(
    { name: 'rvu', title: 'Medicare Physician Fee Schedule', version: offer.version },
    {
      capabilities: { tools: {}, resources: {} },
      instructions: offer.instructions,
      jsonSchemaValidator: validator,
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: offer.tools.map(({ call: _, ...tool }) => ({ ...tool, annotations: READ_ONLY }) as never),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { name, arguments: input = {} } = params;
    const called = callable.get(name);
    if (!called) throw new McpError(ErrorCode.InvalidParams, 'There is no such tool.');
    const { valid, errorMessage } = called.check(input);
    const { object, notes, isError } = await called.tool.call(input, valid ? null : (errorMessage ?? ''));
    const texts = [JSON.stringify(object), ...(notes === '' ? [] : [notes])];
    return { content: texts.map(content), structuredContent: { ...object }, isError };
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: RESOURCES }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: TEMPLATES }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const found = await offer.read(uri);
    if (found instanceof Error) throw new McpError(ErrorCode.InvalidParams, found.message);
    return { contents: [{ uri, ...found }] };
  });
  return server;
}

/** Serves on the process's streams until its standard input ends and everything asked is answered. */
export async function serve(offer: Offer): Promise<void> {
  const { stdin, stdout } = process;
  const server = serverOf(offer);
  const ended = new Promise<void>((resolve) => {
    stdin.once('end', resolve);
    stdin.once('close', resolve);
    // The client has gone: nobody is left to answer.
    stdout.once('error', () => resolve());
  });
  await server.connect(new StdioServerTransport(stdin, stdout));
  await ended;
  // Requests that came last are answered in later turns of the event loop.
  await offer.idle();
  await server.close();
}
