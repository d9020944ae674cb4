import type { LoaderFunctionArgs } from '@remix-run/node';
import { getEventFile } from '~/modules/events/calendar.server';
import { calendarHeaders } from '~/modules/events/calendar-headers';
import { page } from '~/platform/http/page.server';

/** One event as a file for calendars. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { text } = await getEventFile(context.actor, params.slug!, params.id!);
  return new Response(text, { headers: calendarHeaders });
});
