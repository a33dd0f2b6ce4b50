import type { Control, FieldValues, Path } from 'react-hook-form';
import { t } from '../../../../shared/messages/format.ts';
import { FormSelect } from '../../components/form-fields.tsx';
import { useQueryOf } from '../../lib/hooks.ts';

/** No room, as a select knows it: rooms have positive numbers. */
export const NO_ROOM = 0;

export const roomIn = (roomId: number) => (roomId === NO_ROOM ? {} : { roomId });

/** In which room the slots are. Not there in a clinic that names no rooms. */
export function RoomChoice<V extends FieldValues & { roomId: number }>({ control }: { control: Control<V> }) {
  const rooms = useQueryOf('rooms.list', {}).data?.items ?? [];
  if (rooms.length === 0) return null;
  const choices = [
    { value: NO_ROOM, text: t('slots.noRoom') },
    ...rooms.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <FormSelect control={control} name={'roomId' as Path<V>} label={t('slots.room')} choices={choices} />
  );
}
