import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LogIn, UserPlus } from 'lucide-react';
import { getInvitation } from '~/modules/clubs/get-invitation.server';
import { getJoinForm } from '~/modules/clubs/get-join-form.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { clubPaths } from '~/modules/clubs/paths';
import { joinClubInput } from '~/modules/clubs/schema';
import { ClubRules } from '~/modules/clubs/ui/club-aside';
import { ClubHero } from '~/modules/clubs/ui/club-hero';
import { JoinForm } from '~/modules/clubs/ui/join-form';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues, nestValues } from '~/platform/nested-values';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { pageMeta } from '~/ui/page-meta';
import { shellPaths } from '~/ui/shell/shell-paths';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const invitation = await getInvitation(actor, params.code!);
  const { club, from } = invitation;
  const form = actor.kind === 'member' ? await getJoinForm(actor, club.slug) : null;
  if (form?.standing === 'active' || form?.standing === 'suspended')
    throw redirect(clubPaths.club(club.slug));
  const title = translatorFor(context.locale)('clubs:invite.titleTo', { name: from.name, club: club.name });
  return { ...invitation, form, title };
});

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { club } = await getInvitation(context.actor, params.code!);
  const input = parseInput(joinClubInput, { ...nestValues(givenValues(values)), code: params.code! });
  const { membership } = await joinClub(context.actor, { ...input, slug: club.slug }, { idempotencyKey });
  return redirect(`${clubPaths.club(club.slug)}${membership.status === 'active' ? '?done=joined' : ''}`);
});

export const meta = pageMeta<typeof loader>(({ title, club }) => ({
  title,
  description: club.description,
  pictureId: club.coverId ?? club.pictureId,
  unlisted: true,
}));

function ForVisitor({ code }: { code: string }) {
  const { t } = useI18n();
  const then = clubPaths.invitation(code);
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton
        to={shellPaths.join(then)}
        variant="primary"
        size="lg"
        icon={<UserPlus aria-hidden="true" className="size-5" />}
      >
        {t('clubs:join.withAccount')}
      </LinkButton>
      <LinkButton
        to={shellPaths.signIn(then)}
        size="lg"
        icon={<LogIn aria-hidden="true" className="size-5" />}
      >
        {t('clubs:join.haveAccount')}
      </LinkButton>
    </div>
  );
}

export default function Invite() {
  const { club, from, works, code, form } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <ClubHero club={club} />
      <div className="mx-auto w-full max-w-xl space-y-5 px-4 py-6">
        {works ? (
          <Card as="section">
            <div className="mb-4 flex items-center gap-3">
              <Avatar name={from.name} pictureId={from.pictureId} />
              <h2 className="text-xl">{t('clubs:invite.title', { name: from.name })}</h2>
            </div>
            {form ? (
              <JoinForm
                club={club}
                name={form.name}
                answers={form.answers}
                code={code}
                expected={form.standing === 'invited'}
                action={clubPaths.invitation(code)}
              />
            ) : (
              <ForVisitor code={code} />
            )}
          </Card>
        ) : (
          <Notice
            tone="warning"
            title={t('clubs:invite.expired')}
            action={<LinkButton to={clubPaths.club(club.slug)}>{t('clubs:invite.toClub')}</LinkButton>}
          >
            {t('clubs:invite.expiredHint')}
          </Notice>
        )}
        <ClubRules club={club} />
      </div>
    </>
  );
}
