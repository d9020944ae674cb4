import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { getUnread } from '~/modules/notices/settle-notices.server';
import { page } from '~/platform/http/page.server';
import { requireMember } from '~/platform/require-member';

/** For the frame of the page, when it has missed updates. */
export const loader = page(async ({ context }: LoaderFunctionArgs) =>
  json(await getUnread(requireMember(context.actor).memberId), { headers: { 'Cache-Control': 'no-store' } }),
);
