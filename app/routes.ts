import { index, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),
  route('api/v1/*', 'routes/api.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
