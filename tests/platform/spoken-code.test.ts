import { expect, test } from 'vitest';
import { newSpokenCode } from '~/platform/spoken-code.server';

test('a code has no letter that is mistaken for another, in groups where people read it out', () => {
  for (let time = 0; time < 200; time++) {
    expect(newSpokenCode(10)).toMatch(/^[A-HJKMNP-Z2-9]{10}$/);
    expect(newSpokenCode(12, { group: 4 })).toMatch(/^([A-HJKMNP-Z2-9]{4}-){2}[A-HJKMNP-Z2-9]{4}$/);
  }
});
