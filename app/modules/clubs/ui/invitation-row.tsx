import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { useAnnounce } from '~/ui/live-region';
import { useNow } from '~/ui/now';
import { Tag } from '~/ui/tag';
import { Input } from '~/ui/text-field';
import type { InvitationView } from '../views';

/** The whole address, to be read, selected or copied. */
function LinkBox({ address }: { address: string }) {
  const { t } = useI18n();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
    announce(t('clubs:invitations.copied'));
  };
  return (
    <div className="flex gap-2">
      <Input
        readOnly
        value={address}
        aria-label={t('clubs:invitations.link')}
        onFocus={(event) => event.target.select()}
      />
      <Button
        type="button"
        onClick={() => void copy()}
        icon={
          copied ? (
            <Check aria-hidden="true" className="size-5" />
          ) : (
            <Copy aria-hidden="true" className="size-5" />
          )
        }
        className="shrink-0"
      >
        {t('clubs:invitations.copy')}
      </Button>
    </div>
  );
}

function stateOf(invitation: InvitationView, now: Date): 'revoked' | 'over' | 'usedUp' | null {
  if (invitation.revokedAt) return 'revoked';
  if (invitation.expiresAt && new Date(invitation.expiresAt) <= now) return 'over';
  return invitation.maxUses !== null && invitation.uses >= invitation.maxUses ? 'usedUp' : null;
}

export interface InvitationRowProps {
  invitation: InvitationView;
  /** The portal's own address. */
  origin: string;
  /** Names who made it, where that is not the viewer. */
  showMaker: boolean;
}

/** A link into the club: where it leads, how often it was used, until when it works. */
export function InvitationRow({ invitation, origin, showMaker }: InvitationRowProps) {
  const { t, format } = useI18n();
  const state = stateOf(invitation, useNow());
  const { uses, maxUses, expiresAt, invitedBy } = invitation;
  return (
    <li className="space-y-2 px-4 py-4">
      {state ? (
        <p className="text-muted line-through">{origin + invitation.url}</p>
      ) : (
        <LinkBox address={origin + invitation.url} />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span>
          {maxUses === null
            ? t('clubs:invitations.usedAny', { count: uses })
            : t('clubs:invitations.used', { used: uses, maximum: maxUses })}
        </span>
        <span>
          {expiresAt
            ? t('clubs:invitations.ends', { date: format.date(expiresAt) })
            : t('clubs:invitations.noEnd')}
        </span>
        {showMaker ? <span>{t('clubs:invitations.by', { name: invitedBy.name })}</span> : null}
        {state ? (
          <Tag>{t(`clubs:invitations.${state}`)}</Tag>
        ) : (
          <Form intent="revoke" summary={false} className="ms-auto">
            <input type="hidden" name="invitationId" value={invitation.id} />
            <Button size="sm" variant="quiet">
              {t('clubs:invitations.revoke')}
            </Button>
          </Form>
        )}
      </div>
    </li>
  );
}
