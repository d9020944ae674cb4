import { converter, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctTheme } from '~/modules/clubs/theme';
import { isColour, themeStyle } from '~/modules/clubs/theme-style';
import { readColourTokens } from '../support/read-tokens';
import { tries } from '../support/properties.ts';

const tokens = readColourTokens();
const oklch = converter('oklch');
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const modes = ['light', 'dark'] as const;

function expectReadable(main: string): void {
  const theme = correctTheme({ main });
  for (const mode of modes) {
    const { surface, raised, sunken, accent, accentStrong, onAccent, accentSoft, accentInk } = theme[mode];
    const words: [string, string][] = [
      [onAccent, accent],
      [onAccent, accentStrong],
      ...[surface, raised, sunken, accentSoft].map((ground): [string, string] => [accentInk, ground]),
    ];
    for (const ground of [surface, raised, sunken, accentSoft])
      for (const name of ['ink', 'muted', 'positive', 'warning', 'danger'])
        if (ground !== accentSoft || name === 'ink') words.push([tokens[mode][name]!, ground]);
    for (const [front, back] of words)
      expect(wcagContrast(front, back), `${front} on ${back}, ${mode}, ${main}`).toBeGreaterThanOrEqual(4.5);
    const parts = [accent, accentStrong, tokens[mode].edge!];
    for (const part of parts)
      for (const ground of [surface, raised, sunken])
        expect(wcagContrast(part, ground), `${part} at ${ground}, ${mode}, ${main}`).toBeGreaterThanOrEqual(
          3,
        );
  }
}

describe('A club’s colours', () => {
  test('are readable in light and dark, whatever the brand chooses', () => {
    fc.assert(fc.property(colour, expectReadable), {
      ...tries(400),
      examples: ['#000000', '#ffffff', '#808080', '#ffff00', '#0000ff', '#00ff00', '#ff0000'].map(
        (main) => [main] as [string],
      ),
    });
  });

  test('keep their hue', () => {
    fc.assert(
      fc.property(colour, (main) => {
        const chosen = oklch(main)!;
        const theme = correctTheme({ main });
        for (const mode of modes) {
          const used = oklch(theme[mode].accent)!;
          // Near grey, near black and near white a step of one in 255 turns the hue.
          if (chosen.c < 0.05 || used.c < 0.05) continue;
          const turned = Math.abs(((((used.h! - chosen.h! + 180) % 360) + 360) % 360) - 180);
          expect(turned, `${main} became ${theme[mode].accent}`).toBeLessThan(5);
        }
      }),
      tries(300),
    );
  });

  test('stay as chosen where they are readable, and say so where they are not', () => {
    fc.assert(
      fc.property(colour, (main) => {
        const theme = correctTheme({ main });
        expect(theme.corrected).toBe(theme.light.accent !== main || theme.dark.accent !== main);
        expect(theme.notes.map(({ mode }) => mode)).toEqual(
          modes.filter((mode) => theme[mode].accent !== main),
        );
      }),
      tries(100),
    );
    expect(correctTheme({ main: '#1a7f5a' }).light.accent).toBe('#1a7f5a');
    expect(correctTheme({ main: '#FFF200' }).notes[0]).toMatchObject({
      mode: 'light',
      code: 'too_near_page',
    });
  });

  test('corrected once move no further than the preference for their words asks', () => {
    fc.assert(
      fc.property(colour, fc.constantFrom(...modes), (main, mode) => {
        const { accent } = correctTheme({ main })[mode];
        const again = correctTheme({ main: accent });
        // A colour that moved for other words may stand near enough to where the preferred ones fit.
        expect(Math.abs(oklch(again[mode].accent)!.l - oklch(accent)!.l)).toBeLessThan(0.045);
      }),
      tries(100),
    );
  });

  test('stand on pages as light and as dark as those without a theme', () => {
    const theme = correctTheme({ main: '#777777' });
    for (const mode of modes)
      for (const name of ['surface', 'raised', 'sunken', 'line'] as const)
        expect(oklch(theme[mode][name])!.l).toBeCloseTo(oklch(tokens[mode][name])!.l, 1);
  });

  test('become a style of nothing but colours', () => {
    const style = themeStyle(correctTheme({ main: '#c8641b', second: '#123456' }));
    expect(style['--accent']).toMatch(/^var\(--in-light, #[0-9a-f]{6}\) var\(--in-dark, #[0-9a-f]{6}\)$/);
    expect(style['--marigold']).toContain('#123456');
    const hostile = correctTheme({ main: '#c8641b' });
    hostile.light.accent = 'red;background:url(//evil)';
    expect(themeStyle(hostile)).toEqual({});
    expect(themeStyle({})).toEqual({});
    expect(themeStyle(null)).toEqual({});
  });

  test.each(['#12345', 'red', '#gggggg', '', '#1234567', undefined, 7])('are not %j', (value) => {
    expect(isColour(value)).toBe(false);
  });
});
