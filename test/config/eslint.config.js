import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { houseRules } from './eslint-house-rules.js';

const SOURCES = ['**/*.ts', '**/*.tsx'];
const LAUNCH = ['electron/launch/**'];
/** Test code that runs beside the application rather than in its time: starts it, kills it, measures it. */
const OUTSIDE_TESTS = ['test/run.ts', 'test/{bench,config,contract,crash,e2e,host,support}/**'];

const off = (files, ...rules) => ({ files, rules: Object.fromEntries(rules.map((rule) => [rule, 'off'])) });

export default [
  { ignores: ['dist/**', 'out/**', 'coverage/**', 'test-results/**', 'test/fixtures/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: SOURCES,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('../..', import.meta.url)) },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, house: { rules: houseRules } },
    rules: {
      ...Object.fromEntries(Object.keys(houseRules).map((name) => [`house/${name}`, 'error'])),
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-debugger': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-fallthrough': 'error',
      'no-unsafe-finally': 'error',
      'no-self-compare': 'error',
      'no-async-promise-executor': 'error',
      'no-loss-of-precision': 'error',
      'no-control-regex': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-require-imports': 'error',
      // These three read types. They find what the compiler lets pass: a promise nobody waits for, a union member
      // nobody thought of.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreIIFE: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/purity': 'error',
      'react-hooks/set-state-in-render': 'error',
      'react-hooks/static-components': 'error',
    },
  },

  {
    // Checked by the types of test/, which the project service does not look up from here.
    files: ['renderer/vite.config.ts'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: tseslint.configs.disableTypeChecked.rules,
  },

  // Where a rule does not hold, and nowhere else.
  off(['electron/engine/clock.ts', 'electron/engine/ids.ts'], 'house/no-clock', 'house/no-random'),
  off(['renderer/client/elapsed.ts'], 'house/no-clock'),
  off(['shared/kernel/calendar.ts', 'shared/contract/zod.ts'], 'house/no-date-object'),
  off(['test/**'], 'house/no-date-object', 'house/no-sql-outside-stores', '@typescript-eslint/no-non-null-assertion'),
  off(OUTSIDE_TESTS, 'house/no-clock', 'house/no-random', 'no-console'),
  off(LAUNCH, 'no-console'),
  off(['**/*.config.ts'], 'house/no-default-export'),
  off(['shared/contract/index.ts'], 'house/no-barrel'),
  off(['electron/db/**', 'electron/areas/**/store.ts', 'electron/areas/**/*-store.ts'], 'house/no-sql-outside-stores'),
  off(['electron/transport/ipc.ts'], 'house/no-raw-ipc-main'),
  off(['electron/preload.ts'], 'house/no-raw-ipc-renderer'),
  // Adding to a type of the platform takes an interface.
  off(['**/*.d.ts'], '@typescript-eslint/consistent-type-definitions'),
];
