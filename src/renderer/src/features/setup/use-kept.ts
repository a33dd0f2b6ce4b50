import { useEffect } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { keepSetup, type SetupDraft } from './setup-draft.ts';

/** Keeps what is typed as it is typed, so that a window that is closed loses nothing. */
export function useKept<V extends FieldValues & Partial<SetupDraft>>(form: UseFormReturn<V>): void {
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => keepSetup(values) }),
    [form],
  );
}
