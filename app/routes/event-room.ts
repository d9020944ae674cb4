import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { eventPaths } from '~/modules/events/paths';
import { followLink } from '~/modules/events/enter-event.server';
import { page } from '~/platform/http/page.server';

/** On to where an event takes place; the link was checked when it was written (schema.ts). Whoever may not know it is back at the event. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const link = await followLink(context.actor, id, slug);
  return redirect(link ?? eventPaths.event(slug, id), {
    headers: { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
});
