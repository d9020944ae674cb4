import { Link } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Form, useRefused } from '~/ui/form';
import { RoleBadge } from '~/ui/role-badge';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import { Time } from '~/ui/time';
import { studioPaths } from '../../paths';
import type { OrganisationView, RoleGrantView } from '../../views';
import { RoleFields } from './role-fields';

const tones = { requested: 'accent', verified: 'positive', revoked: 'neutral', expired: 'warning' } as const;

function Facts({ role }: { role: RoleGrantView }) {
  const { t, format } = useI18n();
  const said = [role.organisation?.name, role.field, role.credential, role.number, role.issuer].filter(
    Boolean,
  );
  return (
    <div className="text-sm text-muted">
      {said.length > 0 ? <p>{said.join(' · ')}</p> : null}
      {role.documentUrl ? (
        <p>
          <a href={role.documentUrl}>{t('studio:roles.document')}</a>
        </p>
      ) : null}
      <p>
        {role.club?.name ?? t('studio:roles.portal')}
        {' · '}
        {role.status === 'requested' ? (
          <Time value={role.requestedAt} />
        ) : (
          t('studio:roles.since', { date: format.date(role.decidedAt ?? role.requestedAt) })
        )}
        {role.validUntil ? ` · ${t('studio:roles.until', { date: format.date(role.validUntil) })}` : null}
        {role.reason ? ` · ${role.reason}` : null}
      </p>
    </div>
  );
}

/** `intent`: of the form within. */
function Folded({ title, intent, children }: { title: string; intent: string; children: ReactNode }) {
  return (
    <details open={useRefused(intent)} className="group">
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-accent-ink">
        {title}
        <ChevronDown aria-hidden="true" className="size-4.5 group-open:rotate-180" />
      </summary>
      <div className="pt-2 pb-3">{children}</div>
    </details>
  );
}

const verifyIntent = ({ id, status }: RoleGrantView) =>
  `${status === 'requested' ? 'verify' : 'change'}-${id}`;
const revokeIntent = ({ id }: RoleGrantView) => `revoke-${id}`;

type Organisations = readonly Pick<OrganisationView, 'id' | 'name' | 'status'>[];

function Verify({ role, organisations }: { role: RoleGrantView; organisations: Organisations }) {
  const { t } = useI18n();
  const verifies = role.status === 'requested';
  return (
    <Form intent={verifyIntent(role)} className="space-y-4">
      <input type="hidden" name="roleId" value={role.id} />
      <RoleFields organisations={organisations} role={role} />
      <Button variant="primary">{verifies ? t('studio:roles.verify') : t('ui:save')}</Button>
    </Form>
  );
}

function Revoke({ role }: { role: RoleGrantView }) {
  const { t } = useI18n();
  return (
    <Form intent={revokeIntent(role)} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="roleId" value={role.id} />
      <TextField
        name="reason"
        label={t('studio:roles.reason')}
        maxLength={500}
        required
        className="w-full sm:w-80"
      />
      <Button variant="danger">
        {role.status === 'requested' ? t('studio:roles.refuse') : t('studio:roles.revoke')}
      </Button>
    </Form>
  );
}

export interface RoleRowProps {
  role: RoleGrantView;
  /** Left out where the page is about one member. */
  member?: { id: string; name: string; pictureId: string | null };
  organisations: Organisations;
}

/** A role or a request for one, with what an admin may do about it. Forms are told apart by the role's id. */
export function RoleRow({ role, member, organisations }: RoleRowProps) {
  const { t } = useI18n();
  const living = role.status === 'requested' || role.status === 'verified';
  return (
    <li className="px-4 py-3">
      <div className="flex items-start gap-3">
        {member ? <Avatar name={member.name} pictureId={member.pictureId} className="mt-0.5" /> : null}
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2">
            {member ? (
              <Link to={studioPaths.member(member.id)} className="font-semibold">
                {member.name}
              </Link>
            ) : null}
            <RoleBadge role={role.role} />
            <Tag tone={tones[role.status]}>{t(`studio:roles.statuses.${role.status}`)}</Tag>
          </p>
          <Facts role={role} />
          {living ? (
            <div className="mt-1 flex flex-wrap gap-x-6">
              {role.status === 'requested' || role.club ? (
                <Folded
                  title={t(role.status === 'requested' ? 'studio:roles.verify' : 'studio:roles.change')}
                  intent={verifyIntent(role)}
                >
                  <Verify role={role} organisations={organisations} />
                </Folded>
              ) : null}
              <Folded
                title={t(role.status === 'requested' ? 'studio:roles.refuse' : 'studio:roles.revoke')}
                intent={revokeIntent(role)}
              >
                <Revoke role={role} />
              </Folded>
            </div>
          ) : null}
        </div>
      </div>
    </li>
  );
}
