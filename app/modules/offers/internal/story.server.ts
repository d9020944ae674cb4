import type { CommandContext } from '~/platform/command.server';
import { newId } from '~/platform/ids';
import { enqueue } from '~/platform/jobs/jobs.server';
import { offerStream } from '../streams';
import type { OfferUpdates } from '../updates';
import type { EventView } from '../views';

/** What happens to an offer, in the order in which it usually does. */
export type StoryKind =
  | 'made'
  | 'costing'
  | 'opened'
  | 'deadline_moved'
  | 'ends_earlier'
  | 'words_changed'
  | 'threshold_lowered'
  | 'fee_lowered'
  | 'stages_changed'
  | 'asked'
  | 'answered'
  | 'option_added'
  | 'option_changed'
  | 'repriced'
  | 'step_reached'
  | 'threshold_reached'
  | 'funded'
  | 'unfunded'
  | 'started'
  | 'stage_passed'
  | 'stage_moved'
  | 'freed'
  | 'reoffered'
  | 'recovered'
  | 'fulfilled'
  | 'shared'
  | 'withdrawn';

/** The queue of what followers are to be told of; see tell-followers. */
export const followersQueue = { name: 'offers.tell-followers' } as const;

/** What followers hear of by a notice; the rest they read on the page. */
const told: readonly StoryKind[] = [
  'costing',
  'opened',
  'deadline_moved',
  'ends_earlier',
  'words_changed',
  'threshold_lowered',
  'fee_lowered',
  'stages_changed',
  'option_changed',
  'asked',
  'answered',
  'step_reached',
  'funded',
  'unfunded',
  'started',
  'stage_passed',
  'stage_moved',
  'fulfilled',
  'withdrawn',
];

type Data = Record<string, string | number | null>;

/** The story goes on, for all who may see the offer: on its page, on their screens, and in the notices of those who follow it. */
export async function noteStory(
  { tx, at, tell }: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  offerId: string,
  kind: StoryKind,
  data: Data = {},
): Promise<void> {
  const event: EventView = { id: newId(), kind, data, at: at.toISOString() };
  await tx.offerEvent.create({ data: { id: event.id, offerId, kind, data, at } });
  tell(offerStream(offerId), 'offer.story', { event } satisfies OfferUpdates['offer.story']);
  if (told.includes(kind)) await enqueue(tx, followersQueue, { offerId, eventId: event.id });
}
