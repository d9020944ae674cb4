import { expect, test } from 'vitest';
import { correctTheme } from '~/modules/clubs/theme';

// No other colour library code is loaded here, as in the built portal.
test('A club’s colours need nothing but what the portal brings', () => {
  expect(correctTheme({ main: '#c8641b' }).light.accent).toMatch(/^#[0-9a-f]{6}$/);
});
