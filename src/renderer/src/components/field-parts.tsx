import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import type { FieldReason } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/format.ts';
import { fieldText } from '../../../shared/messages/problem-text.ts';
import styles from './field.module.css';

/** What every field takes. */
export interface FieldLook {
  label: string;
  hint?: ReactNode;
  /** Why the value was refused. */
  reason?: FieldReason | undefined;
  isOptional?: boolean;
}

export function FieldLabel({ label, isOptional }: FieldLook) {
  return (
    <Label className={styles['label'] ?? ''}>
      {label}
      {isOptional && <span className={styles['optional']}> ({t('field.optional')})</span>}
    </Label>
  );
}

export function FieldNotes({ hint, reason }: Omit<FieldLook, 'label'>) {
  return (
    <>
      {hint && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{reason && fieldText(reason)}</FieldError>
    </>
  );
}
