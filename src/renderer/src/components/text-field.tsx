import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import {
  Button,
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps,
} from 'react-aria-components';
import { t } from '../../../shared/messages/format.ts';
import { FieldLabel, type FieldLook, FieldNotes } from './field-parts.tsx';
import styles from './field.module.css';

export interface TextFieldLook extends FieldLook, Omit<TextFieldProps, 'className' | 'children'> {
  placeholder?: string;
  rows?: number;
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement> | undefined;
}

export function TextField({
  label,
  hint,
  reason,
  isOptional,
  placeholder,
  rows,
  inputRef,
  ...props
}: TextFieldLook) {
  const Control = rows ? TextArea : Input;
  return (
    <AriaTextField
      validationBehavior="aria"
      {...props}
      isInvalid={reason !== undefined}
      className={styles['field'] ?? ''}
    >
      <FieldLabel label={label} isOptional={isOptional ?? false} />
      <div className={styles['box']}>
        <Control
          className={styles['input'] ?? ''}
          ref={inputRef}
          {...(placeholder && { placeholder })}
          {...(rows && { rows })}
        />
      </div>
      <FieldNotes hint={hint} reason={reason} />
    </AriaTextField>
  );
}

/** Typed once, with a way to look at it: twice only teaches people to paste. */
export function PasswordField({ label, hint, reason, inputRef, ...props }: TextFieldLook) {
  const [isShown, setShown] = useState(false);
  return (
    <AriaTextField
      validationBehavior="aria"
      {...props}
      type={isShown ? 'text' : 'password'}
      isInvalid={reason !== undefined}
      className={styles['field'] ?? ''}
    >
      <FieldLabel label={label} />
      <div className={styles['box']}>
        <Input className={styles['input'] ?? ''} ref={inputRef} spellCheck={false} />
        <Button
          slot={null}
          aria-label={t(isShown ? 'action.hidePassword' : 'action.showPassword')}
          onPress={() => setShown(!isShown)}
        >
          {isShown ? <EyeOff /> : <Eye />}
        </Button>
      </div>
      <FieldNotes hint={hint} reason={reason} />
    </AriaTextField>
  );
}
