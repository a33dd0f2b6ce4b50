import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { FIELD_REASONS, type FieldReason } from '../../../shared/errors.ts';
import type { MessageKey } from '../../../shared/messages/en.ts';
import { t, tOf } from '../../../shared/messages/format.ts';
import { type ProblemReason, fieldText, problemText } from '../../../shared/messages/problem-text.ts';
import styles from './field.module.css';

/** What every field takes. */
export interface FieldLook {
  label: string;
  hint?: ReactNode;
  /** Why the value was refused: by itself, by what is on file, or in a sentence of the catalogue. */
  reason?: FieldReason | ProblemReason | MessageKey | undefined;
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
      <FieldError className={styles['error'] ?? ''}>{reason && textOf(reason)}</FieldError>
    </>
  );
}

const ofField = new Set<string>(FIELD_REASONS);

function textOf(reason: FieldReason | ProblemReason | MessageKey): string {
  if (reason.includes('.')) return tOf(reason as MessageKey);
  return ofField.has(reason) ? fieldText(reason as FieldReason) : problemText(reason as ProblemReason);
}
