import { expect, test } from 'vitest';
import { splitStatements } from '~/platform/db/sql-statements';

test.each([
  ['nothing', ' \n -- only words;\n /* more; */ ;; ', []],
  ['plain statements', 'SELECT 1; SELECT 2;\n', ['SELECT 1', 'SELECT 2']],
  ['no last semicolon', 'SELECT 1;\nSELECT 2', ['SELECT 1', 'SELECT 2']],
  ['a string', "SELECT 'a;''b;'; SELECT 2", ["SELECT 'a;''b;'", 'SELECT 2']],
  ['a string with escapes', "SELECT E'\\';'; SELECT 2", ["SELECT E'\\';'", 'SELECT 2']],
  ['a string without escapes', "SELECT '\\'; SELECT 2", ["SELECT '\\'", 'SELECT 2']],
  ['a word that ends in e before a string', "SELECT type'a\\'; SELECT 2", ["SELECT type'a\\'", 'SELECT 2']],
  ['a quoted name', 'SELECT 1 AS "a;""b"; SELECT 2', ['SELECT 1 AS "a;""b"', 'SELECT 2']],
  ['a dollar quote', 'DO $$ BEGIN; END $$; SELECT 2', ['DO $$ BEGIN; END $$', 'SELECT 2']],
  [
    'tagged quotes in each other',
    'DO $a$ x; $b$ y; $b$ z; $a$; SELECT 2',
    ['DO $a$ x; $b$ y; $b$ z; $a$', 'SELECT 2'],
  ],
  [
    'parameters and names with dollars',
    'SELECT $1, a$b; SELECT $2, a$b',
    ['SELECT $1, a$b', 'SELECT $2, a$b'],
  ],
  ['a line comment', 'SELECT 1 -- it; is\n; SELECT 2', ['SELECT 1 -- it; is', 'SELECT 2']],
  [
    'comments in comments',
    'SELECT /* a; /* b; */ c; */ 1; SELECT 2',
    ['SELECT /* a; /* b; */ c; */ 1', 'SELECT 2'],
  ],
  ['Thai', "SELECT 'ชมรม;'; SELECT 2", ["SELECT 'ชมรม;'", 'SELECT 2']],
])('%s', (_name, sql, statements) => {
  expect(splitStatements(sql)).toEqual(statements);
});
