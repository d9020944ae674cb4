import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { idOf } from './endpoint-params.server';
import { followPerson } from './follow-person.server';
import { followTag } from './follow-tag.server';
import { listFollows } from './list-follows.server';

const tag = 'Follows';
const club = z.object({ slug: z.string(), name: z.string() });
const following = z.object({ following: z.boolean() });

export const followEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/me/follows',
    summary: 'The threads, topics and people I follow, and the threads I muted',
    tag,
    caller: 'member',
    scope: 'threads:read',
    answer: z.object({
      threads: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          language: z.enum(['th', 'vi', 'en']).nullable(),
          follow: z.enum(['following', 'muted']),
          club,
        }),
      ),
      tags: z.array(
        z.object({
          key: z.string(),
          label: z.object({ th: z.string(), vi: z.string(), en: z.string() }),
          club,
        }),
      ),
      people: z.array(z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable(), club })),
    }),
    handle: ({ actor }) => listFollows(actor),
  }),
  ...([true, false] as const).flatMap((on) => [
    defineEndpoint({
      method: on ? 'PUT' : 'DELETE',
      path: '/clubs/:slug/tags/:tag/follow',
      summary: on ? 'Follow a topic of a club' : 'Follow a topic no longer',
      tag,
      caller: 'member',
      scope: 'threads:write',
      answer: following,
      handle: ({ actor, params }) => followTag(actor, { slug: params.slug!, tag: params.tag!, on }),
    }),
    defineEndpoint({
      method: on ? 'PUT' : 'DELETE',
      path: '/clubs/:slug/people/:memberId/follow',
      summary: on ? 'Follow somebody of a club' : 'Follow somebody no longer',
      tag,
      caller: 'member',
      scope: 'threads:write',
      answer: following,
      handle: ({ actor, params }) =>
        followPerson(actor, { slug: params.slug!, personId: idOf(params.memberId), on }),
    }),
  ]),
];
