import { index, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),
  route('clubs/:slug', 'routes/club.tsx', [
    index('routes/club-home.tsx'),
    // Threads: `threads`, `threads/:id`, `ask` …
  ]),
  route('preferences', 'routes/preferences.ts'),
  route('api/v1/*', 'routes/api.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
