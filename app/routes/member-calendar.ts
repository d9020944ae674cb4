import type { LoaderFunctionArgs } from '@remix-run/node';
import { getClubFeedBySecret, getMemberFeed } from '~/modules/events/calendar.server';
import { calendarHeaders } from '~/modules/events/calendar-headers';
import { page } from '~/platform/http/page.server';

/** A member’s own calendar, or all of one of their clubs, by the secret of its address. */
export const loader = page(async ({ params, request }: LoaderFunctionArgs) => {
  const secret = (params.file ?? '').replace(/\.ics$/, '');
  const slug = new URL(request.url).searchParams.get('club');
  const { text } = slug === null ? await getMemberFeed(secret) : await getClubFeedBySecret(secret, slug);
  return new Response(text, { headers: calendarHeaders });
});
