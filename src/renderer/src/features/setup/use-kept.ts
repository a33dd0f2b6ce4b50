import { useEffect } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { ContractForm } from '../../lib/form.ts';
import { keepSetupDraft, type SetupDraft } from './setup-draft.ts';

/** Keeps what is typed in a form while it is typed. `draftOf` must be the same function each time. */
export function useKept<V extends FieldValues>(
  { form }: ContractForm<V>,
  draftOf: (values: V) => Partial<SetupDraft>,
): void {
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => keepSetupDraft(draftOf(values)),
      }),
    [form, draftOf],
  );
}
