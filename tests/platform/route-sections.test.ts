import type { ServerBuild } from '@remix-run/server-runtime';
import { expect, test } from 'vitest';
import { answerBySections } from '~/platform/http/route-sections.server';

const places: [id: string, parent: string | undefined, path: string | undefined][] = [
  ['root', undefined, ''],
  ['home', 'root', undefined],
  ['club', 'root', 'clubs/:slug'],
  ['club-home', 'club', undefined],
  ['threads', 'club', 'threads'],
  ['thread-start', 'club', 'threads/new'],
  ['thread', 'club', 'threads/:id'],
  ['people', 'club', 'people'],
  ['studio', 'root', 'studio'],
  ['nowhere', 'root', '*'],
];

async function routesAt(path: string): Promise<string[]> {
  const table = Object.fromEntries(places.map(([id, parentId, its]) => [id, { id, parentId, path: its }]));
  const build = { routes: table, assets: { routes: table } } as unknown as ServerBuild;
  const handle = answerBySections(build, (section) => async () => {
    expect(Object.keys(section.assets.routes)).toEqual(Object.keys(section.routes));
    return Response.json(Object.keys(section.routes));
  });
  return (await (await handle(new Request(`http://127.0.0.1${path}`))).json()) as string[];
}

test('an address is answered by all routes that it can mean, with what stands around them, and no other', async () => {
  expect(await routesAt('/')).toEqual(['root', 'home', 'nowhere']);
  expect(await routesAt('/clubs/dogs')).toEqual(['root', 'club', 'club-home', 'nowhere']);
  expect(await routesAt('/clubs/dogs/threads')).toEqual(['root', 'club', 'threads', 'nowhere']);
  const both = ['root', 'club', 'thread-start', 'thread', 'nowhere'];
  expect(await routesAt('/clubs/dogs/threads/new?kind=talk')).toEqual(both);
  expect(await routesAt('/studio/nothing/here')).toEqual(['root', 'nowhere']);
});

test('an address means the same in capitals, encoded, and with slashes too many', async () => {
  const people = ['root', 'club', 'people', 'nowhere'];
  for (const path of [
    '/clubs/dogs/people/',
    '/CLUBS/dogs/People',
    '/cl%75bs/dogs/people',
    '/clubs//dogs/people',
  ])
    expect(await routesAt(path)).toEqual(people);
  expect(await routesAt('/clubs/%E0%A4%A/people')).toEqual(people);
});
