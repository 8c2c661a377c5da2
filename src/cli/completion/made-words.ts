import { LATEST } from '../../answer/release/request.js';
import { localityLabel, NATIONAL, shortKey } from '../../core/release/locality.js';
import { READING_CHOICES, READING_POINTS } from '../../core/release/readings.js';
import { bundledReleases } from '../../data/bundle/held-releases.js';
import { openSchedule } from '../../data/bundle/schedule.js';
import { DataFiles } from '../../data/sealed/data-files.js';
import { COMMANDS } from '../command-list.js';
import { TOPIC_NAMES } from '../help/topics.js';
import type { CommandDefinition } from '../options/command.js';
import type { OptionDefinition } from '../options/define.js';
import { PROGRAM_OPTIONS } from '../program.js';
import type { CommandWords, CompletionWords, OptionWords, Word } from './words.js';

function optionWords({ flags, help, values, negation }: OptionDefinition): OptionWords[] {
  // A value in brackets may be missing, so none is expected.
  const [, short, long = '', form] = /^(?:(-\w), )?(--[\w-]+)(?: <([^>]*)>| \[[^\]]*\])?$/.exec(flags) ?? [];
  const names = short ? [long, short] : [long];
  const value = form === undefined ? null : { offer: values ?? null, isList: form === 'list' };
  const negated = negation === undefined ? [] : [long.replace('--', '--no-')];
  return [
    { names, help, value },
    ...negated.map((name) => ({ names: [name], help: negation ?? '', value: null })),
  ];
}

/** Commander's own option. */
const help = (text: string): OptionWords => ({ names: ['--help', '-h'], help: text, value: null });

function commandWords({ name, summary, names = [], options }: CommandDefinition): CommandWords {
  return { name, summary, names, options: Object.values(options).flatMap(optionWords) };
}

interface Listed {
  readonly values: readonly Readonly<Record<string, string>>[];
}

/** The codes of a table of data/rules with what they mean. */
function ofRules(files: DataFiles, table: string, key: string, meaning: string): Word[] {
  const { values } = files.json<Listed>(`rules/${table}.json`);
  const words = values.map((each): Word => [each[key] ?? '', each[meaning] ?? '']);
  return [...new Map(words.map((word) => [word[0], word])).values()];
}

function sectionNames(dataDir: string): Word[] {
  return openSchedule({ dataDir, inMemory: true })
    .rules.sections()
    .flatMap(({ name, subsections }): Word[] => [
      [name, 'section'],
      ...subsections.map((each): Word => [each.name, `subsection of ${name}`]),
    ]);
}

/** @param dataDir the package's data folder */
export function completionWords(dataDir: string): CompletionWords {
  const files = new DataFiles({ dataDir });
  const localities = openSchedule({ dataDir, inMemory: true }).localities();
  const commands = COMMANDS.map(({ command }) => commandWords(command));
  const readings = READING_POINTS.flatMap((point) =>
    READING_CHOICES[point].map((choice, i): Word => [`${point}=${choice}`, i === 0 ? 'the default' : '']),
  );
  const noPager = optionWords(PROGRAM_OPTIONS.noPager);
  return {
    program: [help('the commands, with examples'), ...optionWords(PROGRAM_OPTIONS.version), ...noPager],
    everywhere: [help('help on the command'), ...noPager],
    commands,
    listed: {
      locality: [
        ...localities.map(
          (each): Word => [shortKey(each), localityLabel(each).slice(shortKey(each).length + 1)],
        ),
        [NATIONAL, 'no locality: GPCI 1.000'],
      ],
      state: ofRules(files, 'states', 'code', 'name'),
      section: sectionNames(dataDir),
      release: [
        ...bundledReleases(files).map(
          ({ entry }): Word => [entry.id, `${entry.effective.from} to ${entry.effective.through}`],
        ),
        [LATEST, 'the newest release held'],
      ],
      'place-of-service': ofRules(files, 'place-of-service', 'code', 'name'),
      practitioner: ofRules(files, 'practitioners', 'id', 'name'),
      modifier: ofRules(files, 'modifiers', 'code', 'meaning'),
      reading: readings,
      topic: [
        ...TOPIC_NAMES.map((name): Word => [name, 'help topic']),
        ...commands.map(({ name, summary }): Word => [name, summary]),
      ],
    },
  };
}
