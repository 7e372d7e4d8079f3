import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './helpers/longest-first.ts'
import { WORKERS } from './helpers/servers.ts'

export default defineConfig({
  root: dirname(dirname(fileURLToPath(import.meta.url))),
  // Vite would take the package's other build, Node takes this one: two copies of one class are strangers.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // A worker loads a module once, and not again for each file: to load them took half of the time. What a file changes, it puts back.
    isolate: false,
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    // Long enough for a machine that others keep busy: no test asserts on time.
    testTimeout: 180_000,
    // A test file may have to wait for others to be done with the one server that `NEO4J_URL` names.
    hookTimeout: 300_000,
    setupFiles: ['test/helpers/quiet.ts'],
    globalSetup: ['test/helpers/servers.ts'],
  },
})
