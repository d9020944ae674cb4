import { useT } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { CheckboxField } from '~/ui/choice-field';
import { FileField } from '~/ui/file-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import type { MemberView } from '../schema';

/** Name and picture, as people see them outside of clubs. */
export function ProfileForm({ member }: { member: MemberView }) {
  const t = useT();
  return (
    <Form intent="profile" encType="multipart/form-data" className="space-y-4">
      <TextField
        name="name"
        label={t('accounts:settings.name')}
        defaultValue={member.name}
        autoComplete="name"
        maxLength={80}
        required
      />
      <div className="flex items-start gap-4">
        <Avatar name={member.name} pictureId={member.pictureId} size="lg" />
        <div className="min-w-0 flex-1">
          <FileField
            name="picture"
            accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
            label={t('accounts:settings.picture')}
            hint={t('accounts:settings.pictureHint')}
          />
          {member.pictureId ? (
            <CheckboxField name="removePicture" label={t('accounts:settings.removePicture')} required />
          ) : null}
        </div>
      </div>
      <Button variant="primary">{t('ui:save')}</Button>
    </Form>
  );
}
