import { describe, expect, it } from 'vitest';
import { DIALECT_NAMES } from '../../../../src/core/warehouse/sql/dialects.js';
import { cli } from '../../harness.js';

/** The query without what a dialect writes in its own way. */
const query = (sql: string): string => sql.slice(sql.indexOf('WITH written'));

describe('rvu sql', () => {
  it.each(DIALECT_NAMES)('prints a statement for each table and one view for %s', async (dialect) => {
    const { code, stdout } = await cli(['sql', '--dialect', dialect, '--folder', '/d/x/', '--lines', 'a.b']);
    expect(code).toBe(0);
    expect(stdout.match(/^CREATE (?!INDEX).*rvu_\w+/gm)).toHaveLength(11);
    expect(query(stdout)).toContain('FROM a.b c');
    expect(query(stdout)).not.toContain('undefined');
    expect(stdout).toContain('/d/x/rates');
  });

  it('says where the SQL has not been run', async () => {
    const said = await Promise.all(
      DIALECT_NAMES.map(async (dialect) => (await cli(['sql', '--dialect', dialect])).stdout),
    );
    const notRun = DIALECT_NAMES.filter((_dialect, i) => said[i]?.includes('-- Not run yet'));
    expect(notRun).toEqual(['bigquery', 'snowflake']);
  });

  it('prints the module for Spark', async () => {
    const { code, stdout } = await cli(['sql', '--python']);
    expect(code).toBe(0);
    expect(stdout).toContain('def price_lines(spark, folder');
    expect(stdout).toContain('def price_claims(lines, claim, order');
  });

  it.each([['--qp'], ['--dialect', 'postgres'], ['--folder', 'x'], ['--lines', 'x']])(
    'refuses %s for the module, which it would not change',
    async (...args) => {
      const { code, stdout, stderr } = await cli(['sql', '--python', ...args]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`E_USAGE: ${args[0]} changes the SQL`);
    },
  );

  it('refuses a folder or a table that would change the statements', async () => {
    for (const args of [
      ['--folder', "x'; DROP"],
      ['--lines', 'a; DROP TABLE b'],
    ]) {
      expect((await cli(['sql', ...args])).stderr).toContain('E_OPTION_VALUE');
    }
  });
});
