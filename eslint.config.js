import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

/** A wall: files of a room may not import from the rooms named. Knowledge runs web → api → graph and seed → api. */
function wall(files, rooms, message) {
  const patterns = rooms.map((room) => ({ group: [`#${room}/*`, `**/${room}/**`], message }))
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

export default ts.config(
  { ignores: ['node_modules', 'web/build', '**/.svelte-kit', 'api/generated', 'data', 'web/src/lib/paraglide'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.node } } },
  {
    files: ['api/**/*.ts', 'graph/**/*.ts', 'seed/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: { ...globals.browser } },
    rules: {
      // The site stands at the root of its address, and a `{' '}` is how a template keeps a space.
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
    },
  },
  wall(['graph/**/*.ts'], ['api', 'web', 'seed', 'test'], 'The graph room imports nothing of ours.'),
  wall(['api/**/*.ts'], ['web', 'seed', 'test'], 'The API knows the graph only; main.ts and jobs/registry.ts compose.'),
  { files: ['api/main.ts', 'api/jobs/registry.ts', 'api/jobs/import.ts'], rules: { 'no-restricted-imports': 'off' } },
  wall(['seed/**/*.ts'], ['web', 'test'], 'The seed knows the API and the graph.'),
  wall(['web/**/*.ts', 'web/**/*.svelte'], ['api', 'graph', 'seed', 'test'], 'The site is a client of the public API.'),
)
