import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { PictureField } from './picture-field';
import type { MembershipView } from '../views';

/** How one is known in a club. */
export function PersonaForm({ persona }: Pick<MembershipView, 'persona'>) {
  const { t } = useI18n();
  return (
    <Form intent="persona" encType="multipart/form-data" className="space-y-4">
      <TextField
        name="name"
        label={t('clubs:membership.name')}
        defaultValue={persona.name}
        maxLength={60}
        autoComplete="nickname"
        required
      />
      <TextAreaField
        name="bio"
        label={t('clubs:membership.bio')}
        hint={t('clubs:membership.bioHint')}
        defaultValue={persona.bio}
        countTo={500}
        rows={3}
      />
      <PictureField
        name="picture"
        label={t('clubs:membership.picture')}
        hint={t('clubs:membership.pictureHint')}
        removeLabel={t('clubs:membership.removePicture')}
        present={persona.pictureId}
      />
      <Button variant="primary">{t('ui:save')}</Button>
    </Form>
  );
}
