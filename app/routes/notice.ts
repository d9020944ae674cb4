import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { openNotice } from '~/modules/notices/read-notices.server';
import { page } from '~/platform/http/page.server';

/** Leads to what a line is about; the line is read from then on. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  throw redirect(await openNotice(context.actor, params.id ?? ''));
});
