/** Lets a plain `node -r` run our TypeScript, for tests that kill a real process of their own. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

// Beside `organisation.ts` lies `organisation.json`: a name without ending means the program.
const json = require.extensions['.json'];
delete require.extensions['.json'];
for (const extension of ['.ts', '.tsx']) {
  require.extensions[extension] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      sourceMaps: 'inline',
      jsc: {
        target: 'es2022',
        transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
        parser: { syntax: 'typescript', tsx: extension === '.tsx' },
      },
      module: { type: 'commonjs' },
    });
    module._compile(code, filename);
  };
}
require.extensions['.json'] = json;
