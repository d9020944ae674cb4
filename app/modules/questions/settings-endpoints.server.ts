import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { clubDeskSchema, expertSettingsSchema } from './desk-settings';
import { getStatistics } from './get-statistics.server';
import { getClubDesk, getExpertSettings, saveClubDesk, saveExpertSettings } from './save-settings.server';
import {
  changeSavedReply,
  createSavedReply,
  listSavedReplies,
  removeSavedReply,
} from './saved-replies.server';
import * as inputs from './schema';
import { savedReplyShape, statisticsShape } from './views';

const tag = 'Questions';
const reading = { tag, caller: 'member', scope: 'questions:read' } as const;
const writing = { tag, caller: 'member', scope: 'questions:write' } as const;

const settings = expertSettingsSchema.extend({
  awayFrom: z.iso.datetime().nullable(),
  awayUntil: z.iso.datetime().nullable(),
});
const shown = ({ awayFrom, awayUntil, ...rest }: z.output<typeof expertSettingsSchema>) => ({
  ...rest,
  awayFrom: awayFrom?.toISOString() ?? null,
  awayUntil: awayUntil?.toISOString() ?? null,
});
const desk = z.object({ desk: clubDeskSchema, version: z.int() });
const nothing = z.object({});

export const settingsEndpoints = [
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/desk/settings',
    summary: 'Read when and how I answer',
    answer: z.object({ settings }),
    handle: async ({ actor }) => ({ settings: shown(await getExpertSettings(actor)) }),
  }),
  defineEndpoint({
    ...writing,
    method: 'PATCH',
    path: '/desk/settings',
    summary: 'Set my hours, holidays, time away, languages and load',
    body: inputs.saveExpertSettingsInput,
    answer: z.object({ settings }),
    handle: async ({ actor, body }) => ({
      settings: shown((await saveExpertSettings(actor, body)).settings),
    }),
  }),
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/desk/statistics',
    summary: 'Read answers, times and hit rates by week or month',
    query: inputs.statisticsInput,
    answer: statisticsShape,
    handle: ({ actor, query }) => getStatistics(actor, query),
  }),
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/desk/replies',
    summary: 'List my saved replies and those of my clubs',
    query: z.object({ club: z.string().max(60).optional() }),
    answer: z.object({ items: z.array(savedReplyShape) }),
    handle: async ({ actor, query }) => ({ items: await listSavedReplies(actor, query.club) }),
  }),
  defineEndpoint({
    ...writing,
    method: 'POST',
    path: '/desk/replies',
    summary: 'Save a reply to use again',
    body: inputs.saveReplyInput,
    status: 201,
    answer: z.object({ id: z.string() }),
    handle: ({ actor, body, idempotencyKey }) => createSavedReply(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    ...writing,
    method: 'PATCH',
    path: '/desk/replies/:id',
    summary: 'Change a saved reply',
    body: inputs.saveReplyInput.omit({ club: true }),
    answer: nothing,
    handle: async ({ actor, params, body }) => {
      await changeSavedReply(actor, { ...body, id: params.id! });
      return {};
    },
  }),
  defineEndpoint({
    ...writing,
    method: 'DELETE',
    path: '/desk/replies/:id',
    summary: 'Remove a saved reply',
    answer: nothing,
    handle: async ({ actor, params }) => {
      await removeSavedReply(actor, { id: params.id! });
      return {};
    },
  }),
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/clubs/:slug/desk',
    summary: 'Read how a club’s questions are answered in time',
    answer: desk,
    handle: ({ actor, params }) => getClubDesk(actor, params.slug!),
  }),
  defineEndpoint({
    ...writing,
    method: 'PATCH',
    path: '/clubs/:slug/desk',
    summary: 'Set a club’s targets, hours, holidays, fields and emergency words',
    body: inputs.saveClubDeskInput,
    answer: desk,
    errors: ['changed_meanwhile'],
    handle: ({ actor, params, body }) => saveClubDesk(actor, { ...body, slug: params.slug! }),
  }),
];
