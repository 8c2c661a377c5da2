import type { DatedText, RatesFile } from '../../bundle/rates-file.js';
import { type Check, repeated } from '../shape/check.js';
import { periodProblems } from '../shape/periods.js';

const PERCENT = /^\d{1,3}(\.\d+)?$/;
const DOLLARS = /^\d+\.\d\d$/;

type Valued = DatedText<string, { readonly percent?: string; readonly dollars?: string }>;

function datedProblems({ id, periods }: Valued, form: RegExp): string[] {
  return [
    ...periodProblems(id, periods),
    ...periods.flatMap(({ source, percent, dollars, from }) => [
      ...(source ? [] : [`${id} from ${from} has no source`]),
      ...(form.test(percent ?? dollars ?? '') ? [] : [`${id} from ${from} has no figure`]),
    ]),
  ];
}

/** The law sets a percentage for every day; an amount that CMS sets each year may not be known yet. */
function gaps({ held, values }: RatesFile): string[] {
  return values.flatMap(({ id, periods }) => [
    ...((periods[0]?.from ?? '') <= held.from ? [] : [`${id} is not known on ${held.from}`]),
    ...((periods.at(-1)?.through ?? null) === null ? [] : [`${id} ends`]),
  ]);
}

/** With two percentages for one day, or none, accident would decide an amount. */
export const rates: Check = {
  name: 'every percentage has one value on each day, with its source',
  run: ({ rates }) => [
    ...repeated([...rates.values, ...rates.amounts].map(({ id }) => id)).map((id) => `${id} is listed twice`),
    ...rates.values.flatMap((rate) => datedProblems(rate, PERCENT)),
    ...rates.amounts.flatMap((amount) => datedProblems(amount, DOLLARS)),
    ...gaps(rates),
  ],
};
