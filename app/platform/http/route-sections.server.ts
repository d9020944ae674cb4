import type { RequestHandler, ServerBuild } from '@remix-run/server-runtime';

type Routes = ServerBuild['routes'];

/** A route with all of its address, as in `clubs/:slug/threads`; a splat may stand at its end. */
interface Place {
  id: string;
  segments: readonly string[];
}

function placesOf(routes: Routes): Place[] {
  const segmentsOf = (id: string | undefined): string[] => {
    const route = id === undefined ? undefined : routes[id];
    if (!route) return [];
    const own = (route.path ?? '').split('/').filter((segment) => segment !== '');
    if (own.some((segment) => segment.endsWith('?')))
      throw new Error(`Optional segments are not known here: ${id}`);
    return [...segmentsOf(route.parentId), ...own.map((segment) => segment.toLowerCase())];
  };
  return Object.keys(routes).map((id) => ({ id, segments: segmentsOf(id) }));
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function mayBeAt({ segments }: Place, asked: readonly string[]): boolean {
  const splat = segments.at(-1) === '*';
  if (splat ? asked.length < segments.length - 1 : asked.length !== segments.length) return false;
  return segments.every((segment, at) => segment === '*' || segment.startsWith(':') || segment === asked[at]);
}

/** The routes of these ids and all that stand around them. */
function withParents(routes: Routes, ids: readonly string[]): Set<string> {
  const kept = new Set<string>();
  for (const id of ids) {
    let parent: string | undefined = id;
    while (parent !== undefined && routes[parent]) {
      kept.add(parent);
      parent = routes[parent]!.parentId;
    }
  }
  return kept;
}

function partOf<Value>(all: Record<string, Value>, ids: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
}

/**
 * Answers by the few routes that an address can mean. Remix sorts through all routes three times for each page: with a hundred of
 * them that takes as long as the database. Which of the few it is stays Remix's to say.
 */
export function answerBySections(
  build: ServerBuild,
  createHandler: (build: ServerBuild) => RequestHandler,
): RequestHandler {
  const { routes } = build;
  const places = placesOf(routes);
  const handlers = new Map<string, RequestHandler>();
  return (request, context) => {
    const asked = decoded(new URL(request.url).pathname)
      .toLowerCase()
      .split('/')
      .filter((segment) => segment !== '');
    const ids = places.filter((place) => mayBeAt(place, asked)).map(({ id }) => id);
    const section = ids.join(' ');
    let handle = handlers.get(section);
    if (!handle) {
      const kept = withParents(routes, ids);
      const assets = { ...build.assets, routes: partOf(build.assets.routes, kept) };
      handle = createHandler({ ...build, routes: partOf(routes, kept), assets });
      handlers.set(section, handle);
    }
    return handle(request, context);
  };
}
