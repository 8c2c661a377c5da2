import { describe, expect, it } from 'vitest';
import { cli } from '../harness.js';

describe.each([60, 79, 80, 92, 120])('the table of localities at %i columns', (columns) => {
  it('fits the screen and shows whole names', async () => {
    const { stdout } = await cli(['localities', 'CA'], { env: { NO_COLOR: '1' }, columns });
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
    expect(stdout).toContain('CA-71');
    expect(stdout).not.toContain('…');
    if (columns < 80) expect(stdout.replaceAll('\n', ' ')).toContain('contractors and anesthesia factors');
    else expect(stdout).toContain('01112');
  });
});
