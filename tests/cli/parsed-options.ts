import type { OptionGroup, ValuesOf } from '../../src/cli/options/define.js';

/** Values of options as the command line would parse them from these texts. */
export function parsedOptions<G extends OptionGroup>(
  definitions: G,
  texts: Readonly<Record<string, string>>,
): Partial<ValuesOf<G>> {
  const values = Object.entries(texts).map(([name, text]) => [
    name,
    definitions[name]?.parse?.(text, undefined),
  ]);
  return Object.fromEntries(values) as Partial<ValuesOf<G>>;
}
