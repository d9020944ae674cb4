import { readFileSync } from 'node:fs';

/** The colour tokens of ui/tokens.css by name, in light and dark, as CSS colours. */
export function readColourTokens(): { light: Record<string, string>; dark: Record<string, string> } {
  const css = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8');
  const tokens = { light: {} as Record<string, string>, dark: {} as Record<string, string> };
  for (const [, name, light, dark] of css.matchAll(
    /--([a-z-]+):\s*var\(--in-light, (oklch\([^)]*\))\)\s*var\(--in-dark, (oklch\([^)]*\))\);/g,
  )) {
    tokens.light[name!] = light!;
    tokens.dark[name!] = dark!;
  }
  return tokens;
}
