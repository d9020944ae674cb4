import { defineEndpoint } from '~/platform/api/endpoint';
import { findSimilarQuestions } from './find-similar.server';
import { readSearchInput, searchInput, similarInput } from './schema';
import { search } from './search.server';
import { searchPageShape, similarAnswer } from './views';

export const searchEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/search',
    summary: 'Search clubs, threads, posts and people',
    tag: 'Search',
    caller: 'anyone',
    scope: 'search:read',
    query: searchInput,
    answer: searchPageShape,
    handle: ({ actor, query }) => search(actor, readSearchInput(query)),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/similar-questions',
    summary: 'Questions of a club that ask the same, and guides that answer it; what is answered first',
    tag: 'Search',
    caller: 'anyone',
    scope: 'search:read',
    query: similarInput,
    answer: similarAnswer,
    handle: ({ actor, params, query }) => findSimilarQuestions(actor, { ...query, slug: params.slug! }),
  }),
];
