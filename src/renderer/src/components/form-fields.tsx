/** The fields of `components/` bound to a form: `<FormText control={form.control} name="email" … />`. */
import type { Control, FieldPathByValue, FieldValues, Path } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { Key } from 'react-aria-components';
import type { FieldReason } from '../../../shared/errors.ts';
import { CheckboxField } from './checkbox-field.tsx';
import { ComboField } from './combo-field.tsx';
import { DateField, DatePickerField } from './date-field.tsx';
import { type Choice, SelectField } from './select-field.tsx';
import { PasswordField, TextField, type TextFieldLook } from './text-field.tsx';

interface Bound<V extends FieldValues> {
  control: Control<V>;
  name: Path<V>;
}

function useBound<V extends FieldValues>({ control, name }: Bound<V>) {
  const { field, fieldState } = useController({ control, name });
  return { field, reason: fieldState.error?.message as FieldReason | undefined };
}

type TextProps<V extends FieldValues> = Bound<V> & Omit<TextFieldLook, 'name' | 'value' | 'reason'>;

export function FormText<V extends FieldValues>({ control, name, onChange, ...look }: TextProps<V>) {
  const { field, reason } = useBound({ control, name });
  const change = (value: string) => {
    field.onChange(value);
    onChange?.(value);
  };
  return (
    <TextField
      {...look}
      name={name}
      value={field.value ?? ''}
      onChange={change}
      onBlur={field.onBlur}
      inputRef={field.ref}
      reason={reason}
    />
  );
}

export function FormPassword<V extends FieldValues>({ control, name, ...look }: TextProps<V>) {
  const { field, reason } = useBound({ control, name });
  return (
    <PasswordField
      {...look}
      name={name}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      reason={reason}
    />
  );
}

type DateProps<V extends FieldValues> = Bound<V> & {
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** A month to choose from, beside typing. */
  hasCalendar?: boolean;
};

export function FormDate<V extends FieldValues>({ control, name, hasCalendar, ...look }: DateProps<V>) {
  const { field, reason } = useBound({ control, name });
  const Field = hasCalendar ? DatePickerField : DateField;
  return <Field {...look} value={field.value ?? ''} onChange={field.onChange} reason={reason} />;
}

type ChoiceProps<V extends FieldValues, C extends Key> = Bound<V> & {
  label: string;
  hint?: string;
  choices: readonly Choice<C>[];
};

export function FormSelect<V extends FieldValues, C extends Key>({
  control,
  name,
  ...look
}: ChoiceProps<V, C>) {
  const { field, reason } = useBound({ control, name });
  return <SelectField {...look} value={field.value} onChange={field.onChange} reason={reason} />;
}

export function FormCombo<V extends FieldValues, C extends Key>({
  control,
  name,
  ...look
}: ChoiceProps<V, C>) {
  const { field, reason } = useBound({ control, name });
  return <ComboField {...look} value={field.value} onChange={field.onChange} reason={reason} />;
}

type CheckProps<V extends FieldValues> = {
  control: Control<V>;
  name: FieldPathByValue<V, boolean>;
  label: string;
};

export function FormCheckbox<V extends FieldValues>({ control, name, label }: CheckProps<V>) {
  const { field } = useController({ control, name });
  return <CheckboxField label={label} isSelected={field.value} onChange={field.onChange} />;
}
