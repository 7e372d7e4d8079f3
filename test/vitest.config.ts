import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: dirname(dirname(fileURLToPath(import.meta.url))),
  // Vite would take the package's other build, Node takes this one: two copies of one class are strangers.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ['test/helpers/quiet.ts'],
    globalSetup: ['test/helpers/servers.ts'],
  },
})
