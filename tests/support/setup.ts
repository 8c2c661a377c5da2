import { afterAll } from 'vitest';
import { removeTempDirs } from './temp.js';

/** What the person who runs the tests has added to rvu has no part in them. */
process.env.RVU_DATA = '';

/** Runs for every test file, even if a worker keeps its modules from file to file. */
afterAll(removeTempDirs);
