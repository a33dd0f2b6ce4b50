import { z } from 'zod';
import { instantOf, isDate, isTime } from '../../../../shared/calendar.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { date, time } from '../../../../shared/contract/common.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FormDate, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { formatVisit, useTimeZone, useToday } from '../../lib/clock.ts';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';

interface SingleFields {
  date: string;
  time: string;
  durationMinutes: string;
}

/** A wall time that exists on its day; the contract then takes the instant. */
function schemaIn(timeZone: string) {
  const { durationMinutes } = contract['slots.create'].input.shape;
  const exists = (fields: { date: string; time: string }) =>
    instantOf(fields.date, fields.time, timeZone) !== null;
  return z.object({ date, time, durationMinutes }).refine(exists, { error: 'NOT_A_TIME', path: ['time'] });
}

export function SingleForm({ doctorId }: { doctorId: number }) {
  const timeZone = useTimeZone();
  const create = useCommand('slots.create');
  const state = useContractForm<SingleFields>({
    schema: schemaIn(timeZone),
    values: { date: useToday(), time: '', durationMinutes: '30' },
    places: { SLOT_EXISTS: 'time', SLOT_OVERLAPS: 'time' },
    toInput: (values) => ({ ...values, durationMinutes: Number(values.durationMinutes) }),
    send: async (values) => {
      const startsAt =
        isDate(values.date) && isTime(values.time) ? instantOf(values.date, values.time, timeZone) : null;
      const slot = await create.mutateAsync({
        doctorId,
        startsAt: new Date(startsAt ?? Number.NaN).toISOString(),
        durationMinutes: Number(values.durationMinutes),
      });
      notify(t('slots.unblockedDone', { time: formatVisit(slot.startsAt, timeZone) }));
    },
  });
  const { control } = state.form;
  return (
    <Form state={state} label={t('slots.makeOne')} submitText={t('slots.makeThis')}>
      <FormDate control={control} name="date" label={t('slots.date')} hasCalendar />
      <FieldRow>
        <FormText control={control} name="time" label={t('slots.time')} hint={t('slots.timeHint')} />
        <FormText control={control} name="durationMinutes" label={t('slots.minutes')} inputMode="numeric" />
      </FieldRow>
    </Form>
  );
}
