import { expect, test } from 'vitest';
import { isSaidAbove } from '~/ui/form-context';

const problem = { code: 'poll_closed' as const, params: {}, fields: {}, values: {}, form: 'vote-back-1' };

test('a page of many forms says above what names no field, but for the forms that say it themselves', () => {
  expect(isSaidAbove(problem, ['reply'])).toBe(true);
  expect(isSaidAbove({ ...problem, form: undefined }, [])).toBe(true);
  expect(isSaidAbove({ ...problem, form: 'reply' }, ['reply'])).toBe(false);
  expect(isSaidAbove({ ...problem, fields: { reason: { code: 'required' } } }, [])).toBe(false);
  expect(isSaidAbove(problem, null)).toBe(false);
  expect(isSaidAbove(undefined, [])).toBe(false);
});
