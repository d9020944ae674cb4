import { Upload } from 'lucide-react';
import { type InputHTMLAttributes, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { type ControlProps, Field, type FieldLook } from './field';
import { controlClass } from './text-field';

export type FileFieldProps = FieldLook & Pick<InputHTMLAttributes<HTMLInputElement>, 'accept'>;

/** A file to choose, in the page's words where scripts run: the browser's own control speaks the browser's language. */
export function FileField({ accept, ...look }: FileFieldProps) {
  const t = useT();
  const [chosen, setChosen] = useState('');
  return (
    <Field {...look}>
      {(control: ControlProps) => (
        <div className="file-field">
          <div aria-hidden="true" className={`scripted ${controlClass}`}>
            <span className="flex min-h-7 items-center gap-2">
              <Upload className="size-4.5 shrink-0" />
              <span className="shrink-0 font-semibold">{t('ui:file.choose')}</span>
              <span className="min-w-0 truncate text-muted">{chosen || t('ui:file.none')}</span>
            </span>
          </div>
          <input
            {...control}
            type="file"
            accept={accept}
            onChange={(event) => setChosen(event.target.files?.[0]?.name ?? '')}
            className={`${controlClass} file:me-3 file:border-0 file:bg-transparent file:font-semibold`}
          />
        </div>
      )}
    </Field>
  );
}
