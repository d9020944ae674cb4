import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changeOrder } from './change-order.server';
import { cancelOrder, waiveDue } from './end-order.server';
import { handleOrder, handleOrders } from './handle-orders.server';
import { getOrder, listMyOrders, listWorkshopOrders } from './list-orders.server';
import { payOrder, receivePayment, refundOrder, settlePayment } from './pay-order.server';
import * as inputs from './schema';
import { orderDetailShape, orderShape, workshopOrderShape } from './views';

const tag = 'Orders';
const scope = { read: 'orders:read', write: 'orders:write' };
const orderAnswer = z.object({ order: orderShape });
const detailAnswer = z.object({ order: orderDetailShape });
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const orderEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/me/orders',
    summary: 'The caller’s orders, the newest first',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listOrdersInput,
    answer: listOf(orderShape),
    handle: ({ actor, query }) => listMyOrders(actor, query),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/orders/:id',
    summary: 'One of the caller’s orders, and what may be changed of it now',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: detailAnswer,
    handle: async ({ actor, params }) => ({ order: await getOrder(actor, params.id!) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/orders/:id/changes',
    summary: 'Change an order as its stage allows: free, at a fee, or not any more; `cancel` frees its units',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.changeOrderInput,
    status: 201,
    answer: detailAnswer,
    errors: ['locked', 'closed', 'sold_out', 'changed_meanwhile'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      changeOrder(actor, { ...body, orderId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/orders/:id/state',
    summary: 'An order is on its way, or has arrived',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.orderStateInput,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) => handleOrder(actor, { ...body, orderId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/orders/:id/payments',
    summary: 'Say how an order is paid; a transfer comes with the upload of its slip',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.payInput,
    status: 201,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      payOrder(actor, { ...body, orderId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/orders/:id/receipts',
    summary: 'What was due is paid at the pick-up, all of it or a part',
    tag,
    caller: 'member',
    scope: scope.write,
    body: z.object({ amount: z.int().min(1).optional() }).default({}),
    status: 201,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      receivePayment(actor, { ...body, orderId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/orders/:id/refunds',
    summary: 'Give back what was paid too much',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.refundInput.default({ method: 'transfer' }),
    status: 201,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      refundOrder(actor, { ...body, orderId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/orders/:id/cancellation',
    summary:
      'The brand cancels an order with a reason: its units are free, nothing is owed, what was paid is given back',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.cancelOrderInput,
    status: 201,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      cancelOrder(actor, { ...body, orderId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/orders/:id/waivers',
    summary: 'The brand lets a buyer off what is due, all of it or a part, with a reason',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.waiveInput,
    status: 201,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      waiveDue(actor, { ...body, orderId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/payments/:id',
    summary: 'A transfer is seen, or is not there',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.settlePaymentInput,
    answer: orderAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) =>
      settlePayment(actor, { settled: body.settled, paymentId: params.id! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/offers/:id/orders',
    summary: 'The orders of an offer with who gets them where, for whoever makes it and the brand',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listWorkshopInput,
    answer: listOf(workshopOrderShape),
    handle: ({ actor, params, query }) => listWorkshopOrders(actor, params.id!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/deliveries',
    summary: 'All orders, or those of one channel, are on their way, or have arrived; up to 200 at once',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.handleOrdersInput,
    answer: z.object({ handled: z.number() }),
    handle: ({ actor, params, body, idempotencyKey }) =>
      handleOrders(actor, { ...body, offerId: params.id! }, { idempotencyKey }),
  }),
];
