/**
 * Bundles the programs into dist/bin: one file each, CommonJS and minified, because finding, reading and
 * compiling two hundred small modules costs more than any command's own work (`npm run bench` shows it).
 */
import { build } from 'esbuild';

await build({
  entryPoints: {
    main: 'src/cli/main.ts',
    'data-build': 'src/cli/data-build.ts',
    'data-check': 'src/cli/data-check.ts',
  },
  outdir: 'dist/bin',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  alias: {
    'string-width': './src/cli/startup/string-width.cjs',
    'node:child_process': './src/cli/startup/child-process.cjs',
  },
  define: { 'import.meta.dirname': '__dirname' },
  logLevel: 'warning',
});
