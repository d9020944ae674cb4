import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClub } from '~/modules/clubs/get-club.server';
import { ClubTabs, Standing } from '~/modules/clubs/ui/club-header';
import { useClub } from '~/modules/clubs/ui/use-club';
import { page } from '~/platform/http/page.server';
import { Page } from '~/ui/page-layout';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { club } = await getClub(context.actor, params.slug!);
  return { club };
});

export default function ClubHome() {
  const { club } = useLoaderData<typeof loader>();
  const frame = useClub();
  return (
    <Page title={club.name} lead={club.description} actions={<Standing {...frame} />}>
      <ClubTabs {...frame} />
      <div className="written mt-5" dangerouslySetInnerHTML={{ __html: club.rulesHtml }} />
    </Page>
  );
}
