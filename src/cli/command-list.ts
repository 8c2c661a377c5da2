import { BENCHMARK } from './commands/benchmark/command.js';
import { BROWSE } from './commands/browse/command.js';
import { CLAIM } from './commands/claim/command.js';
import { COMPARE } from './commands/compare/command.js';
import { COMPLETION } from './commands/completion/command.js';
import { CONFIG } from './commands/config/command.js';
import { CONTRACT } from './commands/contract/command.js';
import { DIFF } from './commands/diff/command.js';
import { EXPORT } from './commands/export/command.js';
import { HELP } from './commands/help/command.js';
import { HISTORY } from './commands/history/command.js';
import { LOCALITIES } from './commands/localities/command.js';
import { LOG } from './commands/log/command.js';
import { LOOKUP } from './commands/lookup/command.js';
import { MCP } from './commands/mcp/command.js';
import { PACE } from './commands/pace/command.js';
import { PAGE } from './commands/page/command.js';
import { PAY } from './commands/pay/command.js';
import { RANK } from './commands/rank/command.js';
import { RECONCILE } from './commands/reconcile/command.js';
import { RELEASE } from './commands/release/command.js';
import { REPORT } from './commands/report/command.js';
import { SCHEDULE } from './commands/schedule/command.js';
import { SCHEMA } from './commands/schema/command.js';
import { SEARCH } from './commands/search/command.js';
import { SITE } from './commands/site/command.js';
import { SQL } from './commands/sql/command.js';
import type { RegisteredCommand } from './declare.js';

/**
 * Every command, in the order of `rvu --help`. To add one, add a folder in commands/ and a line here. The build
 * also makes a program for each command, in which this list has only that one (src/build/programs.mjs).
 */
export const COMMANDS: readonly RegisteredCommand[] = [
  { command: LOOKUP, load: async () => (await import('./commands/lookup/run.js')).lookupCommand },
  { command: PAY, load: async () => (await import('./commands/pay/run.js')).payCommand },
  { command: CLAIM, load: async () => (await import('./commands/claim/run.js')).claimCommand },
  { command: RANK, load: async () => (await import('./commands/rank/run.js')).rankCommand },
  { command: LOCALITIES, load: async () => (await import('./commands/localities/run.js')).localitiesCommand },
  { command: COMPARE, load: async () => (await import('./commands/compare/run.js')).compareCommand },
  { command: SCHEDULE, load: async () => (await import('./commands/schedule/run.js')).scheduleCommand },
  { command: EXPORT, load: async () => (await import('./commands/export/run.js')).exportCommand },
  { command: SQL, load: async () => (await import('./commands/sql/run.js')).sqlCommand },
  { command: DIFF, load: async () => (await import('./commands/diff/run.js')).diffCommand },
  { command: HISTORY, load: async () => (await import('./commands/history/run.js')).historyCommand },
  { command: RELEASE, load: async () => (await import('./commands/release/run.js')).releaseCommand },
  { command: CONFIG, load: async () => (await import('./commands/config/run.js')).configCommand },
  { command: SEARCH, load: async () => (await import('./commands/search/run.js')).searchCommand },
  { command: BROWSE, load: async () => (await import('./commands/browse/run.js')).browseCommand },
  { command: PAGE, load: async () => (await import('./commands/page/run.js')).pageCommand },
  { command: SITE, load: async () => (await import('./commands/site/run.js')).siteCommand },
  { command: LOG, load: async () => (await import('./commands/log/run.js')).logCommand },
  { command: REPORT, load: async () => (await import('./commands/report/run.js')).reportCommand },
  { command: PACE, load: async () => (await import('./commands/pace/run.js')).paceCommand },
  { command: CONTRACT, load: async () => (await import('./commands/contract/run.js')).contractCommand },
  { command: BENCHMARK, load: async () => (await import('./commands/benchmark/run.js')).benchmarkCommand },
  { command: RECONCILE, load: async () => (await import('./commands/reconcile/run.js')).reconcileCommand },
  { command: SCHEMA, load: async () => (await import('./commands/schema/run.js')).schemaCommand },
  { command: MCP, load: async () => (await import('./commands/mcp/run.js')).mcpCommand },
  { command: COMPLETION, load: async () => (await import('./commands/completion/run.js')).completionCommand },
  { command: HELP, load: async () => (await import('./commands/help/run.js')).helpCommand },
];
