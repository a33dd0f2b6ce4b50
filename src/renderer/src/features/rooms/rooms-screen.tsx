import { contract } from '../../../../shared/contract/index.ts';
import type { Room } from '../../../../shared/contract/rooms.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { useOrder } from '../../lib/use-order.ts';
import { useSwitch } from '../../lib/use-switch.ts';
import { openScheduleChange } from '../schedules/change-store.ts';
import { NamedForm, type NamedInput } from './named-form.tsx';
import { OrderedList } from './ordered-list.tsx';

/** Where visits are, and what the clinic's doctors treat. */
export function RoomsScreen() {
  const rooms = useQueryOf('rooms.list', { includeInactive: true });
  const fields = useQueryOf('specializations.list', { includeInactive: true });
  return (
    <Page title={t('nav.rooms')}>
      <Answer query={rooms}>{({ items }) => <Rooms items={items} />}</Answer>
      <Answer query={fields}>{({ items }) => <Specializations items={items} />}</Answer>
    </Page>
  );
}

function Rooms({ items }: { items: readonly Room[] }) {
  const move = useOrder('rooms.reorder', items);
  const create = useCommand('rooms.create');
  const update = useCommand('rooms.update');
  const save = (item: Room | null) => (input: NamedInput) =>
    item ? update.mutateAsync({ id: item.id, ...input }) : create.mutateAsync(input);
  return (
    <OrderedList
      title={t('rooms.title')}
      hint={t('rooms.hint')}
      addText={t('rooms.add')}
      inactiveText={t('rooms.inactive')}
      items={items}
      onMove={(item, by) => void move(item, by)}
      renderForm={(item, onDone) => (
        <NamedForm
          item={item}
          schema={contract['rooms.create'].input}
          taken="ROOM_NAME_TAKEN"
          save={save(item)}
          onDone={onDone}
        />
      )}
      renderMore={(item) => <RoomInUse room={item} />}
    />
  );
}

/** What it does to the slots in it is seen first, as with any change of schedules. */
function RoomInUse({ room: { id, name, isActive } }: { room: Room }) {
  const kind = isActive ? 'DEACTIVATE_ROOM' : 'REACTIVATE_ROOM';
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={t(isActive ? 'rooms.stopOf' : 'rooms.useOf', { name })}
      onPress={() => openScheduleChange([{ kind, roomId: id }])}
    >
      {t(isActive ? 'rooms.stop' : 'rooms.use')}
    </Button>
  );
}

function Specializations({ items }: { items: readonly Room[] }) {
  const move = useOrder('specializations.reorder', items);
  const create = useCommand('specializations.create');
  const update = useCommand('specializations.update');
  const save = (item: Room | null) => (input: NamedInput) =>
    item ? update.mutateAsync({ id: item.id, ...input }) : create.mutateAsync(input);
  return (
    <OrderedList
      title={t('fields.title')}
      hint={t('fields.hint')}
      addText={t('fields.add')}
      inactiveText={t('fields.inactive')}
      items={items}
      onMove={(item, by) => void move(item, by)}
      renderForm={(item, onDone) => (
        <NamedForm
          item={item}
          schema={contract['specializations.create'].input}
          taken="SPECIALIZATION_NAME_TAKEN"
          save={save(item)}
          onDone={onDone}
        />
      )}
      renderMore={(item) => <FieldInUse field={item} />}
    />
  );
}

function FieldInUse({ field: { id, name, isActive } }: { field: Room }) {
  const { isPending, run } = useSwitch({
    name: isActive ? 'specializations.deactivate' : 'specializations.reactivate',
    back: isActive ? 'specializations.reactivate' : 'specializations.deactivate',
    done: t(isActive ? 'fields.stopped' : 'fields.used', { name }),
  });
  return (
    <Button
      size="small"
      variant="quiet"
      isPending={isPending}
      aria-label={t(isActive ? 'rooms.stopOf' : 'rooms.useOf', { name })}
      onPress={() => void run(id)}
    >
      {t(isActive ? 'rooms.stop' : 'rooms.use')}
    </Button>
  );
}
