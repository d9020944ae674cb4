import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, IconButton } from '~/ui/button';
import { useFormState } from '~/ui/form-context';
import { TextField } from '~/ui/text-field';
import type { Translated } from '../../views';

interface Row<Item> {
  id: number;
  item: Item | undefined;
}

export interface RowsEditorProps<Item> {
  /** Prefix of the fields: `tags` makes `tags.0.…`. */
  name: string;
  items: readonly Item[];
  /** The controls of one row; `name` is its prefix. */
  children: (row: { name: string; item: Item | undefined }) => ReactNode;
}

/** Empty rows at the end, so that rows can be added without JavaScript too. */
const blanks = 2;

/** How many rows the refused form had. */
function keptRows(values: Record<string, unknown> | undefined, name: string): number {
  const places = Object.keys(values ?? {}).map(
    (field) => new RegExp(`^${name}\\.(\\d+)\\.`).exec(field)?.[1],
  );
  return Math.max(0, ...places.map((place) => (place === undefined ? 0 : Number(place) + 1)));
}

function useRows<Item>(name: string, items: readonly Item[]) {
  const { problem } = useFormState();
  const count = Math.max(items.length + blanks, keptRows(problem?.values, name));
  const nextId = useRef(count);
  const [rows, setRows] = useState<Row<Item>[]>(() =>
    Array.from({ length: count }, (_, id) => ({ id, item: items[id] })),
  );
  const move = (from: number, to: number) =>
    setRows((before) => before.toSpliced(from, 1).toSpliced(to, 0, before[from]!));
  return {
    rows,
    add: () => setRows((before) => [...before, { id: nextId.current++, item: undefined }]),
    remove: (index: number) => setRows((before) => before.toSpliced(index, 1)),
    move,
  };
}

/** A list that is edited as a whole: rows to fill in, to move and to take out. */
export function RowsEditor<Item>({ name, items, children }: RowsEditorProps<Item>) {
  const { t } = useI18n();
  const { rows, add, remove, move } = useRows(name, items);
  return (
    <div className="space-y-3">
      <ol className="space-y-3">
        {rows.map(({ id, item }, index) => {
          const number = index + 1;
          return (
            <li key={id}>
              <fieldset className="rounded-md border border-line bg-raised p-3 sm:p-4">
                <legend className="sr-only">{t('studio:rows.row', { number })}</legend>
                {children({ name: `${name}.${index}`, item })}
                <div className="scripted mt-2 flex justify-end gap-1">
                  <IconButton
                    size="sm"
                    label={t('studio:rows.up', { number })}
                    icon={<ArrowUp aria-hidden="true" className="size-4.5" />}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <IconButton
                    size="sm"
                    label={t('studio:rows.down', { number })}
                    icon={<ArrowDown aria-hidden="true" className="size-4.5" />}
                    disabled={number === rows.length}
                    onClick={() => move(index, index + 1)}
                  />
                  <IconButton
                    size="sm"
                    label={t('studio:rows.remove', { number })}
                    icon={<Trash2 aria-hidden="true" className="size-4.5" />}
                    onClick={() => remove(index)}
                  />
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <p className="text-sm text-muted">{t('studio:rows.emptyHint')}</p>
      <Button
        type="button"
        onClick={add}
        icon={<Plus aria-hidden="true" className="size-5" />}
        className="scripted"
      >
        {t('studio:rows.add')}
      </Button>
    </div>
  );
}

const languages = ['th', 'vi', 'en'] as const;

/** A word in each language. */
export function LabelFields({
  name,
  label,
  maxLength = 120,
}: {
  name: string;
  label?: Translated;
  maxLength?: number;
}) {
  const { t } = useI18n();
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {languages.map((language) => (
        <TextField
          key={language}
          name={`${name}.${language}`}
          label={t(`studio:labels.${language}`)}
          defaultValue={label?.[language]}
          maxLength={maxLength}
          lang={language}
          required
        />
      ))}
    </div>
  );
}
