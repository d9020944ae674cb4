import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { IconButton } from './button';
import { type ControlProps, Field } from './field';
import { Input, type TextFieldProps } from './text-field';

/** A password that can be looked at. It is never given back after a refusal. */
export function PasswordField(props: TextFieldProps) {
  const { label, hint, error, labelHidden, className, name, required, countTo: _, ...rest } = props;
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <Field {...{ label, hint, error, labelHidden, className, name, required }}>
      {(control: ControlProps) => (
        <div className="relative">
          <Input
            autoCapitalize="none"
            spellCheck={false}
            {...rest}
            {...control}
            type={shown ? 'text' : 'password'}
            className="pe-12"
          />
          <IconButton
            label={t(shown ? 'ui:form.hidePassword' : 'ui:form.showPassword')}
            aria-pressed={shown}
            icon={
              shown ? (
                <EyeOff aria-hidden="true" className="size-5" />
              ) : (
                <Eye aria-hidden="true" className="size-5" />
              )
            }
            className="absolute end-0 top-0"
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}
