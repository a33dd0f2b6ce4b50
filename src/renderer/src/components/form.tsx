import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { ContractForm } from '../lib/form.ts';
import { Alert } from './alert.tsx';
import { ProblemText } from './problem-text.tsx';
import { Button } from './button.tsx';
import { Actions } from './dialog.tsx';
import styles from './form.module.css';

interface FormProps<V extends FieldValues> {
  state: ContractForm<V>;
  submitText: string;
  /** For what takes something away. */
  isDanger?: boolean;
  /** A second button, such as one that closes the dialog. */
  other?: ReactNode;
  label?: string;
  children: ReactNode;
}

/** Fields under each other, what went wrong above the buttons, and the buttons. */
export function Form<V extends FieldValues>({
  state,
  submitText,
  isDanger = false,
  other,
  label,
  children,
}: FormProps<V>) {
  return (
    <form className={styles['form']} onSubmit={state.submit} noValidate aria-label={label}>
      {children}
      {state.problem && (
        <Alert>
          <ProblemText problem={state.problem} />
        </Alert>
      )}
      <Actions>
        {other}
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} isPending={state.isSending}>
          {submitText}
        </Button>
      </Actions>
    </form>
  );
}

/** Fields side by side while there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}
