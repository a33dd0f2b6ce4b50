import { z } from 'zod';
import { instantOf } from '../../../../shared/calendar.ts';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { date, time } from '../../../../shared/contract/common.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FormDate, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { formatVisit, useTimeZone, useToday } from '../../lib/clock.ts';
import { type ContractForm, useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { NO_ROOM, RoomChoice, roomIn } from './room-choice.tsx';
import { tidyTime } from './tidy-time.ts';

interface SingleFields {
  date: string;
  time: string;
  durationMinutes: string;
  roomId: number;
}

const { durationMinutes } = contract['slots.create'].input.shape;
/** The wall clock's side of a slot; the contract takes its instant. */
const schema = z.object({ date, time, durationMinutes, roomId: z.int() });

const wallOf = (fields: SingleFields) => ({
  date: fields.date,
  time: tidyTime(fields.time),
  durationMinutes: Number(fields.durationMinutes),
  roomId: fields.roomId,
});

export function SingleForm({ doctor }: { doctor: Doctor }) {
  const timeZone = useTimeZone();
  const create = useCommand('slots.create');
  const state: ContractForm<SingleFields> = useContractForm<SingleFields>({
    schema,
    values: { date: useToday(), time: '', durationMinutes: '30', roomId: NO_ROOM },
    toInput: wallOf,
    places: { SLOT_EXISTS: 'time', SLOT_OVERLAPS: 'time', ROOM_TAKEN: 'roomId' },
    send: async (fields) => {
      const wall = wallOf(fields);
      const instant = instantOf(wall.date, wall.time, timeZone);
      if (instant === null) {
        state.form.setError('time', { message: 'slots.noSuchTime' }, { shouldFocus: true });
        return;
      }
      const startsAt = new Date(instant).toISOString();
      const slot = await create.mutateAsync({
        doctorId: doctor.id,
        startsAt,
        durationMinutes: wall.durationMinutes,
        ...roomIn(wall.roomId),
      });
      notify(t('slots.madeOne', { doctor: doctor.name, time: formatVisit(slot.startsAt, timeZone) }));
    },
  });
  const { control } = state.form;
  return (
    <Form state={state} label={t('slots.makeOne')} submitText={t('slots.makeThis')}>
      <FormDate control={control} name="date" label={t('slots.date')} hasCalendar />
      <FieldRow>
        <FormText control={control} name="time" label={t('slots.time')} hint={t('slots.timeHint')} />
        <FormText
          control={control}
          name="durationMinutes"
          label={t('slots.minutesOne')}
          inputMode="numeric"
        />
      </FieldRow>
      <RoomChoice control={control} />
    </Form>
  );
}
