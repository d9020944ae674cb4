import type { LoaderFunctionArgs } from '@remix-run/node';
import { getClubFeed } from '~/modules/events/calendar.server';
import { calendarHeaders } from '~/modules/events/calendar-headers';
import { page } from '~/platform/http/page.server';

/** A club’s events, for calendars to come back to. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { text } = await getClubFeed(context.actor, params.slug!);
  return new Response(text, { headers: calendarHeaders });
});
