import { defineCommand } from '../../options/command.js';

export const MCP = defineCommand({
  name: 'mcp',
  summary: 'a server for AI agents: the Model Context Protocol on standard input',
  description: 'Answer AI agents over standard input and output, by the Model Context Protocol.',
  options: {},
  help: `
The program that runs the model starts this command; you do not type it. Most
such programs take these two lines in their configuration:
  { "mcpServers": { "rvu":
    { "command": "rvu", "args": ["mcp"] } } }

Tools: lookup_code, search_codes, price_services, price_claim, rank_code,
compare_localities, find_locality, code_history, diff_releases. Each answers
with the object that its command prints with --json (rvu schema), without the
trace unless explain is true; fields keeps only some properties of each result.
A refusal comes with its code and what to do about it. Resources:
rvu://code/{code}, the page of a code as Markdown, and rvu://releases, the
releases held.

All tools only read what rvu came with, what release add added, and your
defaults (rvu config), never your log. They open no file that a model names and
no connection, and they keep nothing. The server ends when standard input does.

Examples:
  rvu mcp
`,
});
