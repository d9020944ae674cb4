import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { listSupply } from './list-supply.server';
import { listSupplyInput } from './schema';
import { supplyCountsShape, supplyItemShape } from './supply-views';

export const supplyEndpoints: Endpoint[] = [
  defineEndpoint({
    tag: 'Offers',
    caller: 'member',
    scope: 'offers:read',
    method: 'GET',
    path: '/me/supply',
    summary:
      'What the caller looks after for suppliers or dealers of all clubs: `list` says which, `counts` how much there is of each',
    query: listSupplyInput,
    answer: z.object({
      counts: supplyCountsShape,
      items: z.array(supplyItemShape),
      next: z.string().nullable(),
    }),
    handle: ({ actor, query }) => listSupply(actor, query),
  }),
];
