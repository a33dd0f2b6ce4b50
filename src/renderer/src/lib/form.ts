/** Forms over the contract: its schema checks what was typed, and what the core refuses lands on its field. */
import { toNestErrors } from '@hookform/resolvers';
import { useEffect, useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  get,
  type Path,
  type Resolver,
  useForm,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod';
import { AppError, type FieldErrors } from '../../../shared/errors.ts';
import { parseInput } from '../../../shared/parse.ts';
import type { ProblemReason } from '../../../shared/messages/problem-text.ts';
import { asProblem, type Problem } from '../api.ts';

export interface FormSettings<V extends FieldValues> {
  /** The contract's input; field names are its paths. */
  schema: z.ZodType;
  values: DefaultValues<V>;
  /** From what the fields hold to the contract's input, where the two differ. */
  toInput?: (values: V) => unknown;
  /** Sends it. A `Problem` that it throws is shown; what was typed stays. */
  send: (values: V) => Promise<unknown>;
  /** Refusals that are about one field, such as an email that is taken, and that field. */
  places?: { [R in ProblemReason]?: Path<V> };
}

export interface ContractForm<V extends FieldValues> {
  form: UseFormReturn<V>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  isSending: boolean;
  /** What was refused and belongs to no field. */
  problem: Problem | null;
  clearProblem: () => void;
}

export function useContractForm<V extends FieldValues>(settings: FormSettings<V>): ContractForm<V> {
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useForm<V>({
    defaultValues: settings.values,
    resolver: resolverFor(settings),
    // A mark goes when its field is typed in. Were it to go when the field is left, as for pressing the button
    // below, the button would move away from under the pointer, and the press would be lost.
    reValidateMode: 'onSubmit',
  });
  useEffect(() => {
    const clearMark = ({ name }: { name?: string }) => name && form.clearErrors(name as Path<V>);
    return form.subscribe({ formState: { values: true }, callback: clearMark });
  }, [form]);
  const isUnderway = useRef(false);
  const send = async (values: V) => {
    setProblem(null);
    try {
      await settings.send(values);
    } catch (error) {
      setProblem(placeOnFields(form, asProblem(error), settings.places ?? {}));
    }
  };
  const submit = async (event?: React.BaseSyntheticEvent) => {
    event?.preventDefault();
    // Enter pressed twice is one intention.
    if (isUnderway.current) return;
    isUnderway.current = true;
    await form
      .handleSubmit(send)(event)
      .finally(() => {
        isUnderway.current = false;
      });
  };
  return {
    form,
    submit,
    isSending: form.formState.isSubmitting,
    problem,
    clearProblem: () => setProblem(null),
  };
}

function resolverFor<V extends FieldValues>({ schema, toInput }: FormSettings<V>): Resolver<V> {
  return (values, _context, options) => {
    const fields = fieldsOf(schema, toInput ? toInput(values) : values);
    if (!fields) return { values, errors: {} };
    const flat = Object.fromEntries(
      Object.entries(fields).map(([path, reason]) => [path, { type: 'schema', message: reason }]),
    );
    return { values: {}, errors: toNestErrors<V>(flat, options) };
  };
}

function fieldsOf(schema: z.ZodType, input: unknown): FieldErrors | undefined {
  try {
    parseInput(schema, input);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.wire.fields;
    throw error;
  }
}

/** Marks the fields that were refused, and answers what no field can show. */
function placeOnFields<V extends FieldValues>(
  form: UseFormReturn<V>,
  problem: Problem,
  places: NonNullable<FormSettings<V>['places']>,
): Problem | null {
  const place = places[problem.reason];
  if (place) {
    form.setError(place, { type: 'core', message: problem.reason }, { shouldFocus: true });
    return null;
  }
  const values = form.getValues();
  const isField = (path: string) => /string|number|boolean/.test(typeof get(values, path));
  const paths = Object.keys(problem.fields);
  for (const [index, path] of paths.filter(isField).entries()) {
    const error = { type: 'core', message: problem.fields[path] as string };
    form.setError(path as Path<V>, error, { shouldFocus: index === 0 });
  }
  const isAllPlaced = paths.length > 0 && paths.every(isField);
  return isAllPlaced ? null : problem;
}
