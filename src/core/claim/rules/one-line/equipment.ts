import { type Refusal, refusal } from '../../../issue/issue.js';
import { atPercentInCents } from '../../../number/percent.js';
import { citing, type Provenance } from '../../../price/provenance.js';
import { equipmentRates } from '../../columns/equipment-rates.js';
import { hasTechnicalPart, partsOf } from '../../columns/parts.js';
import { NONE } from '../../columns/procedures.js';
import type { Rule } from '../../columns/rule.js';
import { stepWords } from '../../columns/words.js';
import { percentText } from '../../line/wording.js';

/**
 * Old equipment: X-rays on film (FX) or by computed radiography (FY) and CT scans that do not meet the
 * standard (CT) lose a share of the technical part, after the multiple-procedure rules and the OPPS cap. On a
 * whole service the loss is computed on its technical part. Source: SSA 1848(b)(9), 1834(p);
 * data/rules/rates.json, data/rules/computed-tomography.json.
 */

/** Rows under these multiple procedure rules are neither X-ray nor CT, although some have a technical part. */
const NO_IMAGING = /[1235]/;

const AFTER_RULES = stepWords('percent before after amount loss modifier source', {
  name: 'equipment',
  sentence: '{modifier:text}: technical part {percent:percent} of {before:dollars} = {after:dollars}',
  formula: '{amount:dollars} − {loss:dollars}',
  source: ([, , , , , , cited], text): readonly Provenance[] => citing(text(cited ?? 0)),
});

const BEFORE_RULES = stepWords('reductions source', {
  name: 'equipment',
  sentence: '{reductions:text} of the technical part, before the other rules',
  formula: '{reductions:text}',
  source: ([, cited], text): readonly Provenance[] => citing(text(cited ?? 0)),
});

export const equipment: Rule = {
  id: 'equipment',

  concerns: ({ modifiers }) => modifiers.equipment.length > 0,

  refuse(pricing, line) {
    const service = pricing.service(line);
    const { modifiers, name } = service;
    const row = pricing.row(line);
    const isImaging = !NO_IMAGING.test(row.multipleProcedure);
    const technical = isImaging && hasTechnicalPart(row) ? (partsOf(service)?.technical ?? []) : [];
    const notAllowed = (modifier: string | undefined, why: string): Refusal =>
      refusal('E_MODIFIER_NOT_ALLOWED', `${name}-${modifier}`, why);
    if (technical.length === 0) {
      const [first] = modifiers.equipment;
      return notAllowed(
        first,
        `${name} has no technical part of imaging, which is what modifier ${first} reduces.`,
      );
    }
    if (modifiers.equipment.includes('CT') && !pricing.schedule.rules.isTomography(row.code)) {
      return notAllowed(
        'CT',
        `Modifier CT is for computed tomography, and ${name} is not on the law's list of such codes.`,
      );
    }
    return null;
  },

  apply(pricing, line) {
    const rates = equipmentRates(pricing, line);
    let technical = pricing.technical[line] ?? NONE;
    if (rates.length === 0 || technical === NONE) return;
    const { texts, log } = pricing;
    let amount = pricing.amount[line] ?? 0;
    if (pricing.reads('equipment-order', 'before')) {
      const reductions = rates.map(({ modifier, percent }) => `${modifier} ${percentText(percent)}`);
      const sources = rates.map(({ source }) => source).join('; ');
      log.add(line, BEFORE_RULES, amount, texts.number(reductions.join(', ')), texts.number(sources));
      return;
    }
    const isAllTechnical = technical === amount && rates.length === 1;
    for (const { modifier, percent, source } of rates) {
      const reduced = atPercentInCents(technical, percent);
      const loss = technical - reduced;
      const [ofModifier, ofSource] = [texts.number(modifier), texts.number(source)];
      log.add(
        line,
        AFTER_RULES,
        amount - loss,
        percent,
        technical,
        reduced,
        amount,
        loss,
        ofModifier,
        ofSource,
      );
      amount -= loss;
      technical = reduced;
    }
    pricing.become(line, amount, isAllTechnical ? (rates[0]?.percent ?? NONE) : NONE);
  },
};
