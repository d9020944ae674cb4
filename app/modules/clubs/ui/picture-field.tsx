import { uploadPath } from '~/modules/uploads/paths';
import { CheckboxField } from '~/ui/choice-field';
import { FileField } from '~/ui/file-field';

export interface PictureFieldProps {
  /** The file's name in the form; `<name>Out` is the box that takes the present one out. */
  name: string;
  label: string;
  hint?: string;
  /** Says what the box does. */
  removeLabel: string;
  /** Id of the upload that is there now. */
  present?: string | null;
  required?: boolean;
  wide?: boolean;
}

/** A picture to choose, beside the one that is there. */
export function PictureField({ name, label, hint, removeLabel, present, required, wide }: PictureFieldProps) {
  return (
    <div className="flex flex-wrap items-start gap-4">
      {present ? (
        <img
          src={uploadPath(present, 'thumb')}
          alt=""
          className={wide ? 'h-20 w-40 rounded-md object-cover' : 'size-20 rounded-md object-cover'}
        />
      ) : null}
      <div className="min-w-[14rem] flex-1">
        <FileField
          name={name}
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          label={label}
          hint={hint}
          required={required}
        />
        {present && !required ? <CheckboxField name={`${name}Out`} label={removeLabel} /> : null}
      </div>
    </div>
  );
}
