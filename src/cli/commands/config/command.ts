import { type CommandDefinition, defineCommand } from '../../options/command.js';
import { USER_DEFAULTS, type UserDefault, type ValuesOf } from '../../options/define.js';
import { wrap } from '../../terminal/text.js';

const OPTIONS = {
  // Without a user default: a broken config file must not stop the command that repairs it.
  json: { flags: '--json', help: 'one JSON object' },
} as const;

export type ConfigOptions = ValuesOf<typeof OPTIONS>;

const ABOUT: Readonly<Record<UserDefault, readonly [values: string, note: string]>> = {
  locality: ['CA-05, or national', ', unless another place is given'],
  setting: ['facility, nonfacility or both', ''],
  qp: ['yes or no', ''],
  output: ['table, json, ndjson, csv or markdown', ', at the prompt; a batch stays CSV'],
  release: ['RVU24AR, or latest', ', without a date'],
};

const WIDTH = 80;
const NAME_WIDTH = 10;

/** Each default, its values, and the commands with an option that it fills in. */
function defaultsHelp(commands: readonly CommandDefinition[]): string {
  const lines = USER_DEFAULTS.map((name) => {
    const users = commands.filter(({ options }) =>
      Object.values(options).some((each) => each.default === name),
    );
    const [values, note] = ABOUT[name];
    const text = `${values}: ${users.map((command) => command.name).join(', ')}${note}`;
    return wrap(`  ${name.padEnd(NAME_WIDTH)}${text}`, WIDTH, ' '.repeat(NAME_WIDTH + 2));
  });
  return `\nDefaults, and the commands that use them:\n${lines.join('\n')}\n`;
}

export const CONFIG = defineCommand({
  name: 'config',
  summary: 'your defaults for locality, setting, QP, output and release',
  description: 'Show your defaults and where each comes from; set or unset one.',
  argument: ['[action...]', 'list, set <name> <value>, unset <name>, or path'],
  names: { list: [], set: USER_DEFAULTS, unset: USER_DEFAULTS, path: [] },
  options: OPTIONS,
  help: (commands) => `${defaultsHelp(commands)}
Command-line options win over the environment (RVU_LOCALITY, RVU_SETTING,
RVU_QP, RVU_OUTPUT, RVU_RELEASE), which wins over the config file. For one
command, --locality national, --no-qp and --table override a default.

The file is rvu/config.json in XDG_CONFIG_HOME; without that in ~/.config, on
macOS in ~/Library/Application Support, on Windows in %APPDATA%. RVU_CONFIG
names another file; set it to nothing for no file at all.

Examples:
  rvu config
  rvu config set locality CA-05
  rvu config set qp yes
  rvu config unset qp
  RVU_OUTPUT=json rvu pay 99213
`,
});
