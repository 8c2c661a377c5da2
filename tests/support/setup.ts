import { afterAll } from 'vitest';
import { removeTempDirs } from './temp.js';

/** Runs for every test file, even if a worker keeps its modules from file to file. */
afterAll(removeTempDirs);
