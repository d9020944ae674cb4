import type { LoaderFunctionArgs } from '@remix-run/node';
import { getMemberFeed } from '~/modules/events/calendar.server';
import { calendarHeaders } from '~/modules/events/calendar-headers';
import { page } from '~/platform/http/page.server';

/** A member’s own calendar, by the secret of its address. */
export const loader = page(async ({ params }: LoaderFunctionArgs) => {
  const { text } = await getMemberFeed((params.file ?? '').replace(/\.ics$/, ''));
  return new Response(text, { headers: calendarHeaders });
});
