import { Parser } from 'htmlparser2';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawings } from '../../prisma/demo/drawings/index.ts';
import { demo } from '../../prisma/demo/index.ts';

const keys = Object.keys(drawings);
const posts = demo.threads.flatMap((thread) => thread.posts);
const memberships = demo.members.flatMap((member) => member.memberships);
const photos = memberships.flatMap(({ records }) => records ?? []).map(({ values }) => values.photo);
const named = [
  ...demo.members.map(({ picture }) => picture),
  ...demo.clubs.flatMap(({ picture, cover }) => [picture, cover]),
  ...posts.flatMap(({ body }) => [...body.matchAll(/\]\(drawing:([^)]+)\)/g)].map(([, key]) => key)),
  ...photos,
];

/** Names of its elements, and what its attributes point to. */
function read(svg: string): { elements: Set<string>; ids: string[]; used: string[]; outside: string[] } {
  const found = {
    elements: new Set<string>(),
    ids: [] as string[],
    used: [] as string[],
    outside: [] as string[],
  };
  const parser = new Parser(
    {
      onopentag(name, { xmlns: _xmlns, ...attributes }) {
        found.elements.add(name);
        if (attributes.id) found.ids.push(attributes.id);
        for (const value of Object.values(attributes)) {
          found.used.push(...[...value.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id!));
          if (/https?:|data:|url\((?!#)/.test(value)) found.outside.push(value);
        }
      },
    },
    { xmlMode: true },
  );
  parser.end(svg);
  return found;
}

describe('The drawings of the demo', () => {
  it('are there for everything that names one, and each is shown somewhere', () => {
    expect(named.filter((key) => drawings[String(key)] === undefined)).toEqual([]);
    expect(keys.filter((key) => !named.includes(key))).toEqual([]);
  });

  it('hold shapes only: no words, and nothing from elsewhere', () => {
    const shapes = [
      'svg',
      'g',
      'path',
      'rect',
      'circle',
      'ellipse',
      'defs',
      'linearGradient',
      'stop',
      'clipPath',
    ];
    for (const key of keys) {
      const svg = drawings[key]!();
      const { elements, ids, used, outside } = read(svg);
      expect([key, [...elements].filter((name) => !shapes.includes(name)), outside]).toEqual([key, [], []]);
      expect([key, used.filter((id) => !ids.includes(id))]).toEqual([key, []]);
      expect([key, /NaN|undefined|Infinity/.test(svg)]).toEqual([key, false]);
    }
  });

  it('are the same each time, and no two alike', () => {
    const drawn = keys.map((key) => drawings[key]!());
    expect(keys.map((key) => drawings[key]!())).toEqual(drawn);
    expect(new Set(drawn).size).toBe(keys.length);
  });

  it('can be made into pictures of the shape their place asks for, without a see-through spot', async () => {
    const shape = (key: string) =>
      key.startsWith('cover-') ? 'wide' : /^(avatar|club)-/.test(key) ? 'square' : 'post';
    const ratio = { wide: [3, 5], square: [1, 1], post: [4 / 3, 4 / 3] } as const;
    for (const key of keys) {
      const picture = sharp(Buffer.from(drawings[key]!()));
      const { width, height } = await picture.metadata();
      const [least, most] = ratio[shape(key)];
      expect([key, width / height >= least && width / height <= most]).toEqual([key, true]);
      const opacity = await picture.extractChannel('alpha').raw().toBuffer();
      expect([key, opacity.equals(Buffer.alloc(width * height, 255))]).toEqual([key, true]);
    }
  });
});

describe('What the demo shows', () => {
  it('has a picture at ten posts and more, in every club, and at every record', () => {
    const shown = demo.threads.filter(({ posts: said }) =>
      said.some(({ body }) => body.includes('](drawing:')),
    );
    expect(posts.filter(({ body }) => body.includes('](drawing:')).length).toBeGreaterThanOrEqual(10);
    expect(new Set(shown.map(({ club }) => club)).size).toBe(demo.clubs.length);
    expect(photos.filter((photo) => typeof photo !== 'string')).toEqual([]);
  });
});
