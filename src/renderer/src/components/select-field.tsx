import { ChevronDown } from 'lucide-react';
import { Button, type Key, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { FieldLabel, type FieldLook, FieldNotes } from './field-parts.tsx';
import styles from './field.module.css';

export interface Choice<V extends Key = string> {
  value: V;
  text: string;
}

interface SelectFieldProps<V extends Key> extends FieldLook {
  choices: readonly Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  name?: string;
}

/** One of a few. For many, `ComboField` can be searched. */
export function SelectField<V extends Key>({
  label,
  hint,
  reason,
  choices,
  value,
  onChange,
  ...props
}: SelectFieldProps<V>) {
  return (
    <Select
      {...props}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      isInvalid={reason !== undefined}
      value={value}
      onChange={(key) => key !== null && onChange(key as V)}
    >
      <FieldLabel label={label} />
      <Button className={styles['trigger'] ?? ''}>
        <SelectValue />
        <ChevronDown aria-hidden />
      </Button>
      <FieldNotes hint={hint} reason={reason} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['list'] ?? ''} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.text} className={styles['option'] ?? ''}>
              {choice.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
