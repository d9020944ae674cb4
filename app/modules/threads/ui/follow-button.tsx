import { BellPlus, BellRing } from 'lucide-react';
import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';

/** Follows what the page is about, or no longer. `name` says what, for those who hear the button alone. */
export function FollowButton({ following, name }: { following: boolean; name: string }) {
  const t = useT();
  const Icon = following ? BellRing : BellPlus;
  return (
    <Form intent="follow" summary={false}>
      <input type="hidden" name="on" value={following ? '' : 'on'} />
      <Button
        aria-pressed={following}
        aria-label={t(following ? 'notices:follows.stopOf' : 'notices:follows.followOf', { name })}
        icon={<Icon aria-hidden="true" className="size-5" />}
      >
        {t(following ? 'notices:follows.following' : 'notices:follows.follow')}
      </Button>
    </Form>
  );
}
