import fc from 'fast-check';
import { afterAll } from 'vitest';
import { removeTempDirs } from './temp.js';

/** What the person who runs the tests has added to rvu has no part in them. */
process.env.RVU_DATA = '';

// Properties are tried on new random cases in every run, except where a seed is given: .ci/run gives one, so that a
// change fails only for what it did.
const seed = process.env.PROPERTY_SEED;
if (seed) fc.configureGlobal({ seed: Number(seed) });

/** Runs for every test file, even if a worker keeps its modules from file to file. */
afterAll(removeTempDirs);
