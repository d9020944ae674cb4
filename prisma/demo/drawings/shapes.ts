/**
 * The few shapes every drawing is composed of. Each returns SVG text; numbers are picture units
 * and are rounded to a tenth, which keeps the texts small and the same on every machine.
 */
export type Extra = Record<string, string | number>;

const round = (value: number) => String(Math.round(value * 10) / 10);

const extras = (extra: Extra = {}) =>
  Object.entries(extra)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** Fills gaps of a template with rounded numbers: `d\`M${x} ${y}\``. */
export function d(strings: TemplateStringsArray, ...values: number[]): string {
  return strings.reduce((text, part, i) => text + part + (i < values.length ? round(values[i]!) : ''), '');
}

/** A whole picture; whatever lies outside is cut off. */
export function picture(width: number, height: number, ...parts: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
  );
}

/** A picture for a post: 1200 × 900 units, made as large as a post shows it at most. */
export function scene(...parts: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 1200 900">` +
    `${parts.join('')}</svg>`
  );
}

export function rect(x: number, y: number, w: number, h: number, fill: string, r = 0, extra?: Extra): string {
  const corner = r ? ` rx="${round(r)}"` : '';
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}"${corner} fill="${fill}"${extras(extra)}/>`;
}

export function circle(cx: number, cy: number, r: number, fill: string, extra?: Extra): string {
  return `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}" fill="${fill}"${extras(extra)}/>`;
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, extra?: Extra): string {
  return `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"${extras(extra)}/>`;
}

export function path(data: string, fill: string, extra?: Extra): string {
  return `<path d="${data}" fill="${fill}"${extras(extra)}/>`;
}

/** A stroke with round ends and corners; also the way limbs are drawn. */
export function stroke(data: string, colour: string, width: number, extra?: Extra): string {
  return (
    `<path d="${data}" fill="none" stroke="${colour}" stroke-width="${round(width)}" ` +
    `stroke-linecap="round" stroke-linejoin="round"${extras(extra)}/>`
  );
}

export function group(extra: Extra, ...parts: string[]): string {
  return `<g${extras(extra)}>${parts.join('')}</g>`;
}

/** Puts parts drawn around (0, 0) at a place, in a size; a negative `wide` mirrors, `turn` is in degrees. */
export function place(x: number, y: number, size: number, parts: string, turn = 0, wide = size): string {
  const turned = turn ? ` rotate(${round(turn)})` : '';
  const scale = wide === 1 && size === 1 ? '' : ` scale(${+wide.toFixed(3)} ${+size.toFixed(3)})`;
  return group({ transform: `translate(${round(x)} ${round(y)})${turned}${scale}` }, parts);
}

/** The part once more, mirrored at the upright line through `cx`. */
export function both(cx: number, part: string): string {
  return part + group({ transform: `translate(${round(2 * cx)} 0) scale(-1 1)` }, part);
}

export function repeat(count: number, draw: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(i)).join('');
}

/** A gradient from top to bottom; use it as `url(#id)`. Ids are the picture's own. */
export function fade(id: string, ...stops: string[]): string {
  const marks = stops.map((colour, i) => {
    const offset = round((i / (stops.length - 1)) * 100);
    return `<stop offset="${offset}%" stop-color="${colour}"/>`;
  });
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${marks.join('')}</linearGradient></defs>`;
}

/** Shows parts only inside a shape. */
export function within(id: string, shape: string, ...parts: string[]): string {
  return (
    `<defs><clipPath id="${id}">${shape}</clipPath></defs>` + group({ 'clip-path': `url(#${id})` }, ...parts)
  );
}

/** Numbers in [0, 1) that are the same each time for the same seed: leaves fall where they fell yesterday. */
export function scatter(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}
