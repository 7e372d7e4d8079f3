/** Of the site; `.oxlintrc.json` is that of the other rooms. */
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

const ROOMS = ['api', 'graph', 'seed', 'test']
const message = 'The site is a client of the public API.'

export default ts.config(
  { ignores: ['web/build', '**/.svelte-kit', 'web/src/lib/paraglide', ...ROOMS, 'node_modules', 'data'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.node } } },
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
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ROOMS.flatMap((room) => [`\\#${room}/*`, `**/${room}/**`]), message }] },
      ],
    },
  },
)
