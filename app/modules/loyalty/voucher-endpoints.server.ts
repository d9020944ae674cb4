import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { PortalError } from '~/platform/errors';
import { fulfilRedemption } from './end-redemption.server';
import { findVoucher } from './get-voucher.server';
import { listFulfilment } from './list-fulfilment.server';
import { loadCodes } from './load-codes.server';
import { codesInput, expiryInput, fulfilmentInput, fulfilmentQuery } from './schema';
import { listExpiries, switchExpiry } from './switch-expiry.server';
import { expiryShape, fulfilmentShape, redemptionShape } from './views';

const tag = 'Points';

/** Vouchers as the brand's people meet them: at the till, to be sent, and the codes of pools. */
export const voucherEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/redemptions/:code',
    summary: 'A voucher by its code, as a till sees it before it takes it',
    tag,
    caller: 'member',
    scope: 'redemptions:read',
    answer: z.object({ redemption: redemptionShape, memberName: z.string(), good: z.boolean() }),
    errors: ['forbidden', 'not_found'],
    async handle({ actor, params }) {
      const found = await findVoucher(actor, params.code!);
      if (!found) throw new PortalError('not_found');
      return found;
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/redemptions',
    summary: 'Rewards that are sent: what waits, what is on its way, what was taken back',
    tag,
    caller: 'member',
    scope: 'redemptions:read',
    query: fulfilmentQuery,
    answer: z.object({ items: z.array(fulfilmentShape), next: z.string().nullable() }),
    errors: ['forbidden'],
    handle: ({ actor, query }) => listFulfilment(actor, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/redemptions/:id/fulfilment',
    summary: 'A reward is on its way to its member',
    tag,
    caller: 'member',
    scope: 'redemptions:write',
    body: fulfilmentInput,
    status: 201,
    answer: z.object({ redemption: redemptionShape }),
    errors: ['forbidden', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      fulfilRedemption(actor, { ...body, redemptionId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/points/expiry',
    summary: 'How points that were earned without an end do end, by funder',
    tag,
    caller: 'admin',
    scope: 'points:read',
    answer: z.object({ items: z.array(expiryShape), next: z.null() }),
    handle: async ({ actor }) => ({ items: await listExpiries(actor), next: null }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/expiry',
    summary: 'Let points that were earned without an end have one; nobody loses any for a whole period',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: expiryInput,
    status: 201,
    answer: z.object({ expiry: expiryShape, lots: z.int() }),
    errors: ['not_found'],
    handle: ({ actor, body, idempotencyKey }) => switchExpiry(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/rewards/:id/codes',
    summary: 'Load codes into a reward’s pool: one a line, or the first column of a CSV',
    tag,
    caller: 'admin',
    scope: 'rewards:write',
    body: codesInput,
    status: 201,
    answer: z.object({ loaded: z.int(), known: z.int(), wrong: z.array(z.int()) }),
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      loadCodes(actor, { ...body, rewardId: params.id! }, { idempotencyKey }),
  }),
];
