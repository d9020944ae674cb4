import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Packages with one home. dependency-cruiser holds more of these lines; here the editor says so while one types. */
const housed = {
  lucia: 'Sessions go through platform/session: Lucia must stay easy to replace.',
  'socket.io': 'The socket server lives in platform/realtime.',
  '@prisma/client': 'The database is reached through platform/db.',
};

const restrict = (...open) => [
  'error',
  {
    paths: Object.entries(housed)
      .filter(([name]) => !open.includes(name))
      .map(([name, message]) => ({ name, message })),
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'build/',
      '.data/',
      '.launch/',
      'app/platform/db/generated/',
      'tests/.output/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-imports': restrict(),
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  { files: ['app/platform/session/**'], rules: { 'no-restricted-imports': restrict('lucia') } },
  { files: ['app/platform/realtime/**'], rules: { 'no-restricted-imports': restrict('socket.io') } },
  // Benchmarks measure the bare parts beside ours.
  {
    files: ['tests/bench/**'],
    rules: { 'no-restricted-imports': restrict('socket.io'), 'no-console': 'off' },
  },
  {
    files: ['app/**/*.tsx', 'tests/**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
    settings: {
      'jsx-a11y': {
        components: {
          Button: 'button',
          IconButton: 'button',
          Form: 'form',
          Input: 'input',
          Textarea: 'textarea',
        },
      },
    },
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // Our components have a prop of that name: a member's role.
      'jsx-a11y/aria-role': ['error', { ignoreNonDOM: true }],
      'jsx-a11y/anchor-is-valid': [
        'error',
        { components: ['Link', 'NavLink', 'LinkButton'], specialLink: ['to'] },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
