import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { actWords } from '~/modules/clubs/act-words';
import { exportAudit } from '~/modules/clubs/export-audit.server';
import { listAuditInput } from '~/modules/clubs/schema';
import { page } from '~/platform/http/page.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';

/** The audit log as a file, by the same choices as its page. */
export const loader = page(({ request, context }: LoaderFunctionArgs) => {
  const search = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const format = search.format === 'json' ? 'json' : 'csv';
  const { cursor: _cursor, limit: _limit, ...filter } = parseInput(listAuditInput, search);
  const words = actWords(translatorFor(context.locale));
  const pieces = exportAudit(context.actor, filter, { format, words });
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
});
