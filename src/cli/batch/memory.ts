import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from enlarging its space for new objects, which it does for a program that keeps many: here those are the
 * services learned in the first second, and what is allocated later is garbage. A batch takes 30 MB less this way
 * and no more time. V8 reads this setting whenever it considers enlarging the space, so it can be made at run time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
