import type { Refusal } from '../../issue/issue.js';
import type { Pricing } from './pricing.js';
import type { Service } from './service-book.js';

/**
 * A rule of payment. Each has a file of its own with its arithmetic, the words of its steps and its source;
 * core/claim/rules/order.ts lists them in the order in which they apply.
 */
export interface Rule {
  readonly id: string;
  /** Whether it can touch a line of a service whatever the line says; asked once for each service of a run. */
  concerns?(service: Service, pricing: Pricing): boolean;
  /** Whether the line itself calls for it, whatever its service: a charge, a practitioner. */
  calledBy?(pricing: Pricing, line: number): boolean;
  /** Whether it touches a line whose service it concerns; without it, every one. */
  appliesTo?(pricing: Pricing, line: number): boolean;
  /** Why a line cannot be priced under it; null if it can. Asked of lines that it concerns or that call for it. */
  refuse?(pricing: Pricing, line: number): Refusal | null;
  /** Changes the amount of a line that it concerns or that calls for it. */
  apply?(pricing: Pricing, line: number): void;
}

/** A rule across the procedures of one practitioner's day, by their multiple procedure indicator. */
export interface DayRule {
  readonly id: string;
  /** Whether procedures of a service are ranked under it; the first rule that takes them ranks them. */
  takes(service: Service): boolean;
  /** Pays the procedures that it takes. */
  pay(pricing: Pricing, procedures: readonly number[]): void;
}
