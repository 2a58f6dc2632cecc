/** Three projects: `unit` needs nothing, `server` starts the real servers once, `browser` drives a real Chromium. */
const swc = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
      },
      module: { type: 'commonjs' },
    },
  ],
  // ESM-only packages that jest on Node 20 cannot require as they are.
  '^.+\\.m?js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
};
const esmOnly = [
  'personnummer',
  'openid-client',
  'oauth4webapi',
  'jose',
  'temporal-polyfill',
  'temporal-utils',
  'temporal-spec',
  '@faker-js',
  'kysely',
  'hono',
  '@hono',
  'nanoid',
  'oidc-provider',
  'oidc-token-hash',
  'eta',
  'quick-lru',
  'fflate',
];
const base = {
  testEnvironment: 'node',
  transform: swc,
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stafett/'],
};
module.exports = {
  // Jest reads this only here, never from a project. Real servers and a browser on two shared cores need minutes.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/{domain,architecture,docs,storm}/**/*.test.{ts,tsx}'] },
    {
      ...base,
      displayName: 'server',
      testMatch: ['<rootDir>/test/{register,workflows,activities,worker,client,embedded}/**/*.test.{ts,tsx}'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/journeys/**/*.test.{ts,tsx}'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
