import { LineList } from './columns/line-list.js';
import type { Pricing } from './columns/pricing.js';
import { NONE } from './columns/procedures.js';
import { FLAG } from './line/service-flags.js';
import { findProcedures } from './rules/across-lines/bilateral.js';
import { bundleOnlyAlone } from './rules/across-lines/only-alone.js';
import { DAY_RULES } from './rules/order.js';
import { DAY_RULE_SHIFT } from './rules/rule-bits.js';

/** Longer lists of procedures are not kept. */
const MOST_KEPT = 64;

/** Pays the lines of one day of a claim by the rules across lines. */
export class DayPayment {
  /** Lists of procedures by their length, each filled again and again */
  private readonly lists: number[][] = [];
  /** Whether the lines that no rule ranks and that have no sides have been paid already */
  private areApart = false;

  constructor(private readonly pricing: Pricing) {}

  /**
   * Pays the lines of a day.
   * @param areApart whether the lines that no rule ranks and that have no sides have been paid already
   */
  pay(day: LineList, areApart: boolean): void {
    this.areApart = areApart;
    if (this.areOfOne(day)) this.payOfOne(day);
    else this.payTogether(day);
  }

  /** Whether one practitioner furnished every line of a day, and one provider bills for all of them. */
  private areOfOne(day: LineList): boolean {
    const { provider, billing } = this.pricing.lines;
    const first = day.at(0);
    for (let i = 1; i < day.count; i++) {
      const line = day.at(i);
      if (provider[line] !== provider[first] || billing[line] !== billing[first]) return false;
    }
    return true;
  }

  /** The rules across the lines of one practitioner's day, by the multiple procedure indicator. */
  private payOfOne(lines: LineList): void {
    const { procedures } = this.pricing;
    procedures.clear();
    this.addProcedures(lines);
    const { count } = procedures;
    let left = count;
    for (let rule = 0; left > 0; rule++) {
      let ofRule = 0;
      for (let procedure = 0; procedure < count; procedure++)
        if (this.dayRuleOf(procedure) === rule) ofRule += 1;
      if (ofRule === 0) continue;
      left -= ofRule;
      const list = this.listOf(ofRule);
      let at = 0;
      for (let procedure = 0; at < ofRule; procedure++)
        if (this.dayRuleOf(procedure) === rule) list[at++] = procedure;
      this.payRanked(rule, list);
    }
  }

  /** A list of some procedures, to be filled: few days have many, and no two lists are in use at a time. */
  private listOf(length: number): number[] {
    if (length > MOST_KEPT) return Array.from({ length }, () => NONE);
    this.lists[length] ??= Array.from({ length }, () => NONE);
    return this.lists[length] as number[];
  }

  /** Settles what one practitioner's lines of a day are by themselves, and adds the rest as procedures to rank. */
  private addProcedures(lines: LineList): void {
    const { pricing } = this;
    if (lines.count > 1) bundleOnlyAlone(pricing, lines);
    // Anesthesia is paid by time: of the rules across a day, only the status T rule applies to it.
    if (pricing.anesthesia.size > 0) lines.keep((line) => !pricing.anesthesia.has(line));
    this.payUnranked(lines);
    if (lines.count > 0) findProcedures(pricing, lines);
  }

  private dayRuleOf(procedure: number): number {
    const { rules, procedures } = this.pricing;
    return (rules[procedures.line[procedure] ?? 0] ?? 0) >> DAY_RULE_SHIFT;
  }

  /** Pays procedures by the rule that ranks them. */
  private payRanked(rule: number, list: number[]): void {
    const { pricing } = this;
    const first = list[0] ?? 0;
    if (list.length === 1 && this.isPaidInFull(first))
      this.pricing.payUnits(pricing.procedures.line[first] ?? 0);
    else DAY_RULES[rule]?.pay(pricing, list);
  }

  /**
   * A day of several practitioners or billing providers: surgeries, status T and bilateral procedures are each
   * practitioner's own, while tests and therapy are ranked across all for whom one provider bills.
   */
  private payTogether(day: LineList): void {
    const { procedures, lines } = this.pricing;
    procedures.clear();
    const own = (line: number): string => `${lines.provider[line]}|${lines.billing[line]}`;
    for (const group of grouped(day.all(), own).values()) this.addProcedures(LineList.of(group));
    const all = Array.from({ length: procedures.count }, (_, procedure) => procedure);
    for (const [i, rule] of DAY_RULES.entries()) {
      const ofRule = all.filter((procedure) => this.dayRuleOf(procedure) === i);
      const poolOf = (procedure: number): string => {
        const line = procedures.line[procedure] ?? 0;
        return rule.pool === 'practitioner' ? own(line) : String(lines.billing[line]);
      };
      for (const pool of grouped(ofRule, poolOf).values()) this.payRanked(i, pool);
    }
  }

  /** Whether a procedure is paid in full where its rule has no other to rank it against. */
  private isPaidInFull(procedure: number): boolean {
    const { pricing } = this;
    const { line, other } = pricing.procedures;
    const only = line[procedure] ?? 0;
    if (other[procedure] !== NONE || pricing.lines.units[only] !== 1) return false;
    return (pricing.flags(only) & FLAG.fullAlone) !== 0;
  }

  /** Pays the lines that no rule ranks and that have no sides, as inFull would, and removes them from the list. */
  private payUnranked(lines: LineList): void {
    if (this.areApart) return;
    const { pricing } = this;
    lines.keep((line) => {
      if ((pricing.flags(line) & FLAG.unitsAlike) === 0) return true;
      pricing.payUnits(line);
      return false;
    });
  }
}

function grouped(items: readonly number[], keyOf: (item: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
