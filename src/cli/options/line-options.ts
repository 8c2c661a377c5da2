import { type Command, Option } from 'commander';

/** Options of what a line is paid beyond its row: who bills it, how, for how much. */
export function addLineOptions(command: Command): Command {
  return command
    .option('--provider-type <type>', 'who bills: MD, NP, PA, CNS, CNM, CSW, MFT, MHC, RD, CRNA, PT …')
    .option('--nonpar', 'a practitioner who does not participate in Medicare')
    .option('--unassigned', 'the same without taking assignment: limiting charge')
    .option('--deductible-met <dollars>', 'of the Part B deductible, for each claim; without it, all of it')
    .option('--percent-22 <percent>', 'percentage for modifier 22, which is by report')
    .option('--percent-52 <percent>', 'percentage for modifier 52, which is by report')
    .addOption(
      new Option(
        '--reading <point=choice>',
        'a reading of the rules other than the default (rvu help readings)',
      ).argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]),
    );
}

export interface LineOptions {
  readonly providerType?: string;
  readonly nonpar?: boolean;
  readonly unassigned?: boolean;
  readonly deductibleMet?: string;
  readonly percent22?: string;
  readonly percent52?: string;
  readonly reading?: readonly string[];
}
