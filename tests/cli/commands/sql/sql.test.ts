import { describe, expect, it } from 'vitest';
import { DIALECT_NAMES } from '../../../../src/core/warehouse/sql/dialects.js';
import { cli } from '../../harness.js';

/** The query without what a dialect writes in its own way. */
const query = (sql: string): string => sql.slice(sql.indexOf('WITH written'));

describe('rvu sql', () => {
  it.each(DIALECT_NAMES)('prints a statement for each table and one view for %s', async (dialect) => {
    const { code, stdout } = await cli(['sql', '--dialect', dialect, '--folder', '/d/x/', '--lines', 'a.b']);
    expect(code).toBe(0);
    expect(stdout.match(/^CREATE .*rvu_\w+/gm)).toHaveLength(11);
    expect(query(stdout)).toContain('FROM a.b c');
    expect(query(stdout)).not.toContain('undefined');
    expect(stdout).toContain(dialect === 'postgres' ? 'modifier TEXT' : '/d/x/rates');
  });

  it('says where the SQL has not been tested', async () => {
    const said = await Promise.all(
      DIALECT_NAMES.map(async (dialect) => (await cli(['sql', '--dialect', dialect])).stdout),
    );
    const notTested = DIALECT_NAMES.filter((_dialect, i) => said[i]?.includes('-- Not tested yet'));
    expect(notTested).toEqual(['spark', 'postgres', 'bigquery', 'snowflake']);
  });

  it('refuses a folder or a table that would change the statements', async () => {
    for (const args of [
      ['--folder', "x'; DROP"],
      ['--lines', 'a; DROP TABLE b'],
    ]) {
      expect((await cli(['sql', ...args])).stderr).toContain('E_OPTION_VALUE');
    }
  });
});
