import { addDays, weekdayOf } from '../../../../shared/calendar.ts';
import { contract, type Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FormCheckbox, FormDate, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { useToday } from '../../lib/clock.ts';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { BulkPreview } from './bulk-preview.tsx';
import { NO_ROOM, RoomChoice, roomIn } from './room-choice.tsx';
import { tidyTime } from './tidy-time.ts';
import { useBulkPlan } from './use-bulk-plan.ts';

interface BulkFields {
  startDate: string;
  endDate: string;
  startTime: string;
  endTime: string;
  durationMinutes: string;
  excludeWeekends: boolean;
  roomId: number;
}

/** Next week, as a first offer. */
function offerFrom(today: string): BulkFields {
  const monday = addDays(today, 8 - weekdayOf(today));
  return {
    startDate: monday,
    endDate: addDays(monday, 4),
    startTime: '09:00',
    endTime: '17:00',
    durationMinutes: '30',
    excludeWeekends: true,
    roomId: NO_ROOM,
  };
}

/** Slots one after the other on many days, seen before they are made. */
export function BulkForm({ doctorId }: { doctorId: number }) {
  const create = useCommand('slots.bulkCreate');
  const toInput = ({ durationMinutes, roomId, ...fields }: BulkFields): Input<'slots.bulkCreate'> => ({
    doctorId,
    ...fields,
    startTime: tidyTime(fields.startTime),
    endTime: tidyTime(fields.endTime),
    durationMinutes: Number(durationMinutes),
    ...roomIn(roomId),
  });
  const state = useContractForm<BulkFields>({
    schema: contract['slots.bulkCreate'].input,
    values: offerFrom(useToday()),
    toInput,
    send: async (values) => {
      const { count, skipped } = await create.mutateAsync(toInput(values));
      const made = t('slots.made', { count });
      notify(skipped > 0 ? t('slots.madeSkipped', { made, skipped }) : made);
    },
  });
  const { control } = state.form;
  const plan = useBulkPlan(toInput(state.form.watch()));
  return (
    <Form
      state={state}
      label={t('slots.makeMany')}
      submitText={plan.data ? t('slots.make', { count: plan.data.count }) : t('slots.makeMany')}
    >
      <FieldRow>
        <FormDate control={control} name="startDate" label={t('slots.startDate')} hasCalendar />
        <FormDate control={control} name="endDate" label={t('slots.endDate')} hasCalendar />
      </FieldRow>
      <FieldRow>
        <FormText
          control={control}
          name="startTime"
          label={t('slots.startTime')}
          hint={t('slots.timeHint')}
        />
        <FormText control={control} name="endTime" label={t('slots.endTime')} />
        <FormText control={control} name="durationMinutes" label={t('slots.minutes')} inputMode="numeric" />
      </FieldRow>
      <RoomChoice control={control} />
      <FormCheckbox control={control} name="excludeWeekends" label={t('slots.weekends')} />
      <BulkPreview plan={plan} />
    </Form>
  );
}
