import type { ActionFunctionArgs } from '@remix-run/node';
import { takeLineEvents } from '~/modules/notices/line-account.server';
import { isFromLine } from '~/platform/line.server';

const largest = 256 * 1024;

/** LINE calls this address, set in the channel's console. */
export async function action({ request }: ActionFunctionArgs) {
  const body = await request.text();
  if (body.length > largest || !isFromLine(body, request.headers.get('x-line-signature')))
    return new Response(null, { status: 401 });
  await takeLineEvents(body);
  return new Response(null, { status: 200 });
}

export function loader() {
  return new Response(null, { status: 404 });
}
