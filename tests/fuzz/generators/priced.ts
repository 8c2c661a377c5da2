import { ClaimMaker } from '../../core/claim/random-claims.js';
import type { LineText } from '../../support/claims.js';
import type { Random } from '../random.js';
import type { Trial } from '../trial.js';
import { sizesOf } from './table.js';
import { patient } from './words.js';

/** Batches that are well formed and whose every amount is known to the second implementation. */

const COLUMNS: Readonly<Record<string, (line: LineText, claim: number) => string>> = {
  claim_id: (_, claim) => `c${claim}`,
  code: ({ service }) => service.split('-')[0] ?? '',
  modifiers: ({ service }) => service.split('-').slice(1).join(' '),
  units: ({ units }) => String(units ?? 1),
  setting: ({ setting }) => setting ?? 'nonfacility',
  locality: ({ locality }) => locality?.key ?? '',
  date: ({ date }) => date ?? '',
  provider: ({ provider }) => provider ?? '',
  charge: ({ charge }) => (charge === undefined ? '' : (charge / 100).toFixed(2)),
  care_days: ({ careDays }) => (careDays === undefined ? '' : String(careDays)),
  provider_type: ({ practitioner }) => practitioner ?? '',
};

const PRACTITIONERS = [undefined, undefined, undefined, 'NP', 'PA', 'CSW', 'CNM', 'PT', 'MD'];

export function pricedTrial(random: Random, seed: number): Trial {
  const who = patient(random);
  const maker = new ClaimMaker(random.below);
  const command = random.pick(['pay', 'claim']);
  const qp = random.chance(15);
  const allowNa = random.chance(40);
  const practitioner = random.pick(PRACTITIONERS);
  const claims = random.list(random.between(1, 4), () =>
    maker.claim().map(
      ({ practitioner: _, ...line }): LineText => ({
        ...line,
        qp,
        allowNa,
        ...(practitioner ? { practitioner } : {}),
      }),
    ),
  );
  const names = random.shuffled([...Object.keys(COLUMNS), 'patient', 'dob']);
  const delimiter = random.pick([',', ';', '\t']);
  const newline = random.pick(['\n', '\r\n']);
  const extra: Readonly<Record<string, string>> = {
    patient: `"${who.last}, ${who.first}${random.chance(20) ? '\nline' : ''}"`,
    dob: who.birth,
  };
  const rows = claims.flatMap((lines, claim) =>
    lines.map((line) => names.map((name) => COLUMNS[name]?.(line, claim) ?? extra[name] ?? '')),
  );
  const args = [
    command,
    ...(qp ? ['--qp'] : []),
    ...(allowNa ? ['--allow-na'] : []),
    ...(random.chance(15) ? ['--nonpar'] : []),
  ];
  const text = [names, ...rows].map((row) => row.join(delimiter) + newline).join('');
  return {
    generator: 'priced',
    seed,
    args,
    stdin: text,
    sizes: sizesOf(random, text.length),
    secrets: who.secrets,
  };
}
