import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's heap near the size of what a batch needs: the services learned in the first seconds. What is allocated later
 * is garbage, for which V8 would otherwise enlarge its space for new objects, and would let the other space grow to twice
 * its size before it clears it. Claims take 50 MB less this way, and no more time. V8 reads these settings whenever it
 * considers enlarging a space, so they can be made at run time. V8 prints an error for a setting that it does not know, but
 * it knows both in Node 20 to 26.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=30');
}
