import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { exportReport, exportSurvey } from '~/modules/events/export-result.server';
import { page } from '~/platform/http/page.server';
import { translatorFor } from '~/platform/i18n/translators.server';

/** The figures of an event, or what was said of it, as a table. */
export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const t = translatorFor(context.locale);
  const isSurvey = new URL(request.url).searchParams.get('of') === 'survey';
  const table = isSurvey
    ? createReadableStreamFromReadable(Readable.from(await exportSurvey(context.actor, id, slug, t)))
    : await exportReport(context.actor, id, slug, t);
  return new Response(table, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${isSurvey ? 'survey' : 'result'}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});
