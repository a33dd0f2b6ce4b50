/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import type { z } from 'zod';
import type { Reason } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { choiceOf, type ColourChoice, colourChoices, colourOf } from '../../components/colour.ts';
import { FormSelect, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { notify } from '../../lib/toasts.ts';

interface Fields {
  name: string;
  colour: ColourChoice;
}

export interface NamedInput {
  name: string;
  colour: ReturnType<typeof colourOf>;
}

interface NamedFormProps {
  item: { name: string; colour: string | null } | null;
  schema: z.ZodType;
  /** The refusal of a name that another one has. */
  taken: Reason;
  save: (input: NamedInput) => Promise<{ name: string }>;
  onDone: () => void;
}

/** A name and a colour: all that a room or a specialization has. */
export function NamedForm({ item, schema, taken, save, onDone }: NamedFormProps) {
  const toInput = ({ name, colour }: Fields): NamedInput => ({ name, colour: colourOf(colour) });
  const state = useContractForm<Fields>({
    schema,
    values: { name: item?.name ?? '', colour: choiceOf(item?.colour ?? null) },
    toInput,
    places: { [taken]: 'name' },
    send: async (values) => {
      const { name } = await save(toInput(values));
      notify(t('rooms.saved', { name }));
      onDone();
    },
  });
  const { control } = state.form;
  const cancel = (
    <Button slot={null} onPress={onDone}>
      {t('action.cancel')}
    </Button>
  );
  return (
    <Form state={state} submitText={t('action.save')} other={cancel}>
      <FormText control={control} name="name" label={t('rooms.name')} autoFocus />
      <FormSelect control={control} name="colour" label={t('rooms.colour')} choices={colourChoices()} />
    </Form>
  );
}
