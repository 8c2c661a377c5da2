import { WHOLE_PERCENT } from '../../../number/percent.js';
import type { ModifierRule } from '../../../release/rules.js';
import type { Pricing } from '../../columns/pricing.js';
import type { Rule } from '../../columns/rule.js';
import { noticeWords } from '../../columns/words.js';

/**
 * Says what a modifier means if it changes no amount and is not one that claims bear every day, and that a modifier
 * is newer than the date of service; and that physical status adds no units of anesthesia, for which other payers may
 * pay. Source: HCPCS Level II; Pub. 100-04, ch. 12 §50; data/rules/modifiers.json.
 */
const NO_EFFECT = noticeWords('modifier meaning', {
  code: 'N_MODIFIER',
  message: 'Modifier {modifier:text} ({meaning:text}) changes no amount.',
});

const PHYSICAL_STATUS = noticeWords('modifier meaning', {
  code: 'N_MODIFIER',
  message:
    'Modifier {modifier:text} ({meaning:text}) adds no units: Medicare pays anesthesia by base and time units only.',
});

const NOT_YET = noticeWords('modifier meaning from', {
  code: 'N_MODIFIER',
  message:
    'Modifier {modifier:text} ({meaning:text}) takes effect on {from:text}, after the date of service.',
});

/** Whether the modifier changes nothing on the line's date. */
function isWithoutEffect(pricing: Pricing, line: number, { kind }: ModifierRule): boolean {
  if (kind === 'testing') return pricing.rate('testing-share', line).percent !== WHOLE_PERCENT;
  return kind === 'no-effect';
}

export const modifierWords: Rule = {
  id: 'modifier-words',

  concerns: ({ modifiers }) => modifiers.said.length > 0,

  apply(pricing, line) {
    const { log, texts } = pricing;
    for (const rule of pricing.service(line).modifiers.said) {
      const { code, meaning, from } = rule;
      const [name, means] = [texts.number(code), texts.number(meaning)];
      if (from !== undefined && pricing.on(line) < from)
        log.add(line, NOT_YET, 0, name, means, texts.number(from));
      else if (rule.kind === 'physical-status') log.add(line, PHYSICAL_STATUS, 0, name, means);
      else if (isWithoutEffect(pricing, line, rule)) log.add(line, NO_EFFECT, 0, name, means);
    }
  },
};
