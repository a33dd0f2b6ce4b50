import { ChevronDown } from 'lucide-react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { FieldReason } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { fold } from '../../../../shared/search-text.ts';
import { FieldLabel, FieldNotes } from '../../components/field-parts.tsx';
import styles from '../../components/field.module.css';
import { useQueryOf } from '../../lib/hooks.ts';
import { compareText } from '../../lib/sorting.ts';

interface SpecializationFieldProps {
  value: string;
  onChange: (value: string) => void;
  reason: FieldReason | undefined;
}

/**
 * One that the clinic has, or a new one: two spellings of one field would split its doctors. The text itself is
 * the value, so it is never rewritten while somebody types.
 */
export function SpecializationField({ value, onChange, reason }: SpecializationFieldProps) {
  const doctors = useQueryOf('doctors.list', { includeInactive: true });
  const known = new Set((doctors.data?.items ?? []).map(({ specialization }) => specialization));
  const choices = [...known].toSorted(compareText).map((text) => ({ id: text, text }));
  return (
    <ComboBox
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      isInvalid={reason !== undefined}
      inputValue={value}
      onInputChange={onChange}
      defaultItems={choices}
      defaultFilter={(text, typed) => fold(text).includes(fold(typed))}
      allowsCustomValue
    >
      <FieldLabel label={t('doctors.field')} />
      <div className={styles['box']}>
        <Input className={styles['input'] ?? ''} />
        <Button aria-label={t('action.openList')}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <FieldNotes hint={t('doctors.fieldHint')} reason={reason} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox<{ id: string; text: string }> className={styles['list'] ?? ''}>
          {({ id, text }) => (
            <ListBoxItem id={id} textValue={text} className={styles['option'] ?? ''}>
              {text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
