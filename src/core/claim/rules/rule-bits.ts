import type { Rule } from '../columns/rule.js';
import { CHECKS, FEE_RULES, LAST, PAYMENT_RULES } from './order.js';

/** Every one-line rule has a bit, given by its position here; above them stands the position of the day rule. */
const RULES: readonly Rule[] = [...new Set([...CHECKS, ...FEE_RULES, ...PAYMENT_RULES, LAST])];
export const DAY_RULE_SHIFT = 24;
export const RULE_MASK = (1 << DAY_RULE_SHIFT) - 1;
const bitOf = (rule: Rule): number => 1 << RULES.indexOf(rule);
const withBits = (rules: readonly Rule[]) => rules.map((rule) => ({ rule, bit: bitOf(rule) }));

const maskOf = (bits: readonly { readonly bit: number }[]): number =>
  bits.reduce((mask, { bit }) => mask | bit, 0);

export const CHECK_BITS = withBits(CHECKS);
export const CHECK_MASK = maskOf(CHECK_BITS);
export const FEE_BITS = withBits(FEE_RULES);
export const FEE_MASK = maskOf(FEE_BITS);
export const PAYMENT_BITS = withBits(PAYMENT_RULES);
export const PAYMENT_MASK = maskOf(PAYMENT_BITS);
export const LAST_BIT = bitOf(LAST);
/** Rules that depend on a line's service */
export const CONCERNED = withBits(RULES.filter(({ concerns }) => concerns));
/** Rules that a line can call for regardless of its service */
export const CALLED = withBits(RULES.filter(({ calledBy }) => calledBy));
/** Rules that may leave a line alone even though they concern its service */
export const SELECTIVE = withBits(RULES.filter(({ appliesTo }) => appliesTo));
export const SELECTIVE_MASK = maskOf(SELECTIVE);
/** The check of whether a practitioner may furnish a service */
export const [PRACTITIONER] = CHECK_BITS;
