import { designClosed, designVoted } from '~/modules/proposals/facts';
import { readDesign } from '~/modules/proposals/design-questions.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { defineJob } from '~/platform/jobs/jobs.server';
import { noteStory } from './internal/story.server';

/** Of whose offer a subject speaks; null for what is none. */
function offerOf(subject: string): string | null {
  const [kind, id = ''] = subject.split(':');
  return kind === 'offer' && isId(id) ? id : null;
}

/** What the club chose belongs to the offer's story: once. The portal's own. */
export const noteDesignClosed = defineCommand<{ offerId: string; questionId: string }, { noted: boolean }>(
  'offers.note-design-closed',
  async (context) => {
    const { tx, actor, input } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const { offerId, questionId } = input;
    await tx.$executeRaw`SELECT lock_offer(${offerId}::uuid)`;
    const said = await tx.offerEvent.count({
      where: { offerId, kind: 'answered', data: { path: ['questionId'], equals: questionId } },
    });
    const question = await readDesign(tx, questionId);
    if (said > 0 || !question) return { noted: false };
    const { voterCount, quorum, result, options } = question;
    const winners = options.filter(({ key }) => result?.winners.includes(key)).map(({ label }) => label);
    await noteStory(context, offerId, 'answered', {
      ...{ questionId, question: question.question, voters: voterCount },
      answer: voterCount < quorum || winners.length === 0 ? null : winners.join(' = '),
    });
    return { noted: true };
  },
);

export const noteDesignClosedJob = defineJob({
  name: 'offers.note-design-closed',
  on: designClosed,
  async run({ questionId, subject }: { questionId: string; subject: string; clubId: string }) {
    const offerId = offerOf(subject);
    if (offerId) await noteDesignClosed(system, { offerId, questionId });
  },
});

/** Whoever votes about an offer follows it from then on, unless they have said otherwise. */
export const followVotedJob = defineJob({
  name: 'offers.follow-voted',
  on: designVoted,
  async run({ subject, memberId }: { questionId: string; subject: string; memberId: string }) {
    const offerId = offerOf(subject);
    if (!offerId) return;
    await db.$executeRaw`
      INSERT INTO "OfferFollower" ("offerId", "memberId", "muted", "at")
      SELECT o."id", ${memberId}::uuid, false, now() FROM "Offer" o WHERE o."id" = ${offerId}::uuid ON CONFLICT DO NOTHING`;
  },
});
