/** Only a path of this portal may be gone back to: `//host` and `/\host` lead elsewhere. */
export function safePath(value: unknown, fallback = '/'): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\u0000-\u001f\\]*$/.test(value) && value.length <= 2_000
    ? value
    : fallback;
}
