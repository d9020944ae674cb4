import { defineEndpoint } from '~/platform/api/endpoint';
import { readSearchInput, searchInput } from './schema';
import { search } from './search.server';
import { searchPageShape } from './views';

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
];
