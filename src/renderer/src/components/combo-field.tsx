import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, Input, type Key, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { t } from '../../../shared/messages/format.ts';
import { FieldLabel, type FieldLook, FieldNotes } from './field-parts.tsx';
import styles from './field.module.css';
import type { Choice } from './select-field.tsx';

interface ComboFieldProps<V extends Key> extends FieldLook {
  choices: readonly Choice<V>[];
  /** Null while nothing is chosen. */
  value: V | null;
  onChange: (value: V | null) => void;
  /** Lets a value through that is not in the list, as typed. */
  onType?: (text: string) => void;
}

/** One of many, found by typing. */
export function ComboField<V extends Key>({
  label,
  hint,
  reason,
  isOptional,
  choices,
  value,
  onChange,
  onType,
}: ComboFieldProps<V>) {
  return (
    <ComboBox
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      isInvalid={reason !== undefined}
      value={value}
      defaultItems={choices}
      defaultFilter={containsWords}
      menuTrigger="focus"
      allowsEmptyCollection
      onChange={(key) => onChange(key as V | null)}
      {...(onType && { allowsCustomValue: true, onInputChange: onType })}
    >
      <FieldLabel label={label} isOptional={isOptional ?? false} />
      <div className={styles['box']}>
        <Input className={styles['input'] ?? ''} onFocus={(event) => event.target.select()} />
        <Button aria-label={t('action.openList')}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <FieldNotes hint={hint} reason={reason} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox<Choice<V>>
          className={styles['list'] ?? ''}
          renderEmptyState={() => <div className={styles['nothing']}>{t('list.noMatch')}</div>}
        >
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.text} className={styles['option'] ?? ''}>
              {choice.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Every word of what was typed, in any order: "new york" finds America/New_York. */
function containsWords(text: string, typed: string): boolean {
  const within = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/[\s_/]+/)
    .every((word) => within.includes(word));
}
