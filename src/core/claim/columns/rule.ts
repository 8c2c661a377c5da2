import type { Refusal } from '../../issue/issue.js';
import type { ServiceKind } from '../line/service-kind.js';
import type { Pricing } from './pricing.js';

/**
 * A payment rule. Each has its own file with its arithmetic, the wording of its steps and its source;
 * core/claim/rules/order.ts lists them in the order they apply.
 */
export interface Rule {
  readonly id: string;
  /**
   * Whether it can affect any line of a service, regardless of the rest of the line; asked once per kind of
   * service and run.
   */
  concerns?(kind: ServiceKind, pricing: Pricing): boolean;
  /** Whether the line itself calls for it, regardless of its service: because of a charge or a practitioner, say. */
  calledBy?(pricing: Pricing, line: number): boolean;
  /** Whether it affects a particular line whose service it concerns; if omitted, it affects every one. */
  appliesTo?(pricing: Pricing, line: number): boolean;
  /** Why a line cannot be priced under it; null if it can. Asked about lines that it concerns or that call for it. */
  refuse?(pricing: Pricing, line: number): Refusal | null;
  /** Changes the amount of a line that it concerns or that calls for it. */
  apply?(pricing: Pricing, line: number): void;
}

/** A rule across the procedures of a day, by their multiple procedure indicator. */
export interface DayRule {
  readonly id: string;
  /** Whose procedures of the day are ranked together: one practitioner's, or everybody's for whom one provider bills */
  readonly pool: 'practitioner' | 'billing provider';
  /** Whether procedures of a service are ranked under it; the first rule to accept them ranks them. */
  takes(kind: ServiceKind): boolean;
  /** Pays the procedures that it accepts, whose order in the list it may change. */
  pay(pricing: Pricing, procedures: number[]): void;
}
