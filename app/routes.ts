import { index, route, type RouteConfig } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),
  route('clubs/:slug', 'routes/club.tsx', [
    index('routes/club-home.tsx'),
    route('threads', 'routes/threads.tsx'),
    route('threads/new', 'routes/thread-start.tsx'),
    route('ask', 'routes/thread-start.tsx', { id: 'routes/ask' }),
    route('threads/:id', 'routes/thread.tsx'),
    route('threads/:id/edit', 'routes/thread-edit.tsx'),
    route('threads/:id/posts/:number', 'routes/post.tsx'),
    route('threads/:id/posts/:number/edit', 'routes/post-edit.tsx'),
    route('threads/:id/posts/:number/history', 'routes/post-history.tsx'),
  ]),
  route('preferences', 'routes/preferences.ts'),
  route('bookmarks', 'routes/bookmarks.tsx'),
  route('api/v1/*', 'routes/api.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
