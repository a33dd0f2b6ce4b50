import { Footprints } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { QueueEntry } from '../../../../shared/contract/queue.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Answer } from '../../components/states.tsx';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useNow, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { markOfKey } from '../../lib/visit-keys.ts';
import { BookingDetails } from '../bookings/booking-details.tsx';
import { openBooking } from '../bookings/panel-store.ts';
import { SlotFor } from '../bookings/slot-for.tsx';
import { TicketLink } from '../print/print-links.tsx';
import { FlowCard } from './flow-card.tsx';
import { useFlow } from './flow-data.ts';
import styles from './flow.module.css';
import { type FlowItem, LANES, type Lanes } from './lanes.ts';
import { useMark } from './use-mark.ts';
import { logicalKey } from '../../lib/language.ts';

const ALL = 'all';

/** Who is expected, who waits and for how long, who is in a room, and who is done. */
export function FlowScreen() {
  const [doctorId, setDoctorId] = useState<number>();
  const flow = useFlow(doctorId);
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const [openedId, setOpenedId] = useState<number>();
  const [served, setServed] = useState<QueueEntry | null>(null);
  const open = (item: FlowItem) =>
    item.kind === 'booking' ? setOpenedId(item.booking.id) : setServed(item.entry);
  return (
    <Page
      title={t('flow.title')}
      tools={
        <SelectField
          label={t('flow.doctor')}
          value={doctorId ?? ALL}
          choices={[
            { value: ALL, text: t('day.allDoctors') },
            ...doctors.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(value) => setDoctorId(typeof value === 'number' ? value : undefined)}
        />
      }
      actions={
        <Button variant="primary" onPress={() => openBooking({ isWalkIn: true })}>
          <Footprints aria-hidden />
          {t('panel.walkIn')}
        </Button>
      }
    >
      <Answer query={flow}>{(lanes) => <Board lanes={lanes} onOpen={open} />}</Answer>
      <BookingDetails bookingId={openedId} onClose={() => setOpenedId(undefined)} />
      <GiveSlot entry={served} onClose={() => setServed(null)} />
    </Page>
  );
}

/** One tab stop: arrows go through the lanes, letters note how the visit goes, Enter opens. */
function Board({ lanes, onOpen }: { lanes: Lanes; onOpen: (item: FlowItem) => void }) {
  const now = useNow();
  const mark = useMark();
  const board = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string>();
  const all = LANES.flatMap((lane) => lanes[lane]);
  const stop = all.find(({ key }) => key === reached)?.key ?? all[0]?.key;
  const itemAt = (target: EventTarget) =>
    all.find(({ key }) => key === (target as Element).closest('[data-key]')?.getAttribute('data-key'));
  const focus = (item: FlowItem | undefined) =>
    item && board.current?.querySelector<HTMLElement>(`[data-key="${item.key}"]`)?.focus();

  const onKeyDown = (event: KeyboardEvent) => {
    const item = itemAt(event.target);
    if (!item || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const next = neighbour(lanes, item, event.key);
    const marked = event.repeat ? undefined : markOfKey(event.nativeEvent);
    if (!next && !marked) return;
    event.preventDefault();
    if (next) focus(next);
    else if (marked) void mark(item, marked);
  };
  const onClick = (event: MouseEvent) => {
    const item = itemAt(event.target);
    if (item) onOpen(item);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the cards are buttons; their events are heard here, once for all
    <div
      ref={board}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={(event) => setReached(itemAt(event.target)?.key)}
    >
      <p className={styles['keys']}>{t('flow.keys')}</p>
      <div className={styles['lanes']}>
        {LANES.map((lane) => (
          <section key={lane} className={styles['lane']} aria-label={t(`flow.${lane}`)}>
            <h2>
              {t(`flow.${lane}`)} <span className={styles['count']}>{lanes[lane].length}</span>
            </h2>
            {lanes[lane].length === 0 && <p className={styles['none']}>{t('flow.empty')}</p>}
            <ul className={styles['cards']}>
              {lanes[lane].map((item) => (
                <li key={item.key}>
                  <FlowCard item={item} now={now} isTabStop={item.key === stop} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function neighbour(lanes: Lanes, item: FlowItem, key: string): FlowItem | undefined {
  const lane = LANES.findIndex((name) => lanes[name].some((one) => one.key === item.key));
  const within = lanes[LANES[lane] ?? 'expected'];
  const at = within.findIndex((one) => one.key === item.key);
  if (key === 'ArrowDown') return within[at + 1] ?? item;
  if (key === 'ArrowUp') return within[at - 1] ?? item;
  if (key === 'Home') return within[0];
  if (key === 'End') return within.at(-1);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[logicalKey(key)];
  if (step === undefined) return undefined;
  for (let next = lane + step; next >= 0 && next < LANES.length; next += step) {
    const found = lanes[LANES[next] ?? 'expected'];
    if (found.length > 0) return found[Math.min(at, found.length - 1)];
  }
  return item;
}

function GiveSlot({ entry, onClose }: { entry: QueueEntry | null; onClose: () => void }) {
  const timeZone = useTimeZone();
  const book = useAction('queue.book', ({ patient, startsAt }) =>
    t('flow.gave', { patient: patient?.name ?? '', time: formatVisit(startsAt, timeZone) }),
  );
  const filter = entry && {
    doctorId: entry.doctorId ?? undefined,
    specialization: entry.specialization ?? undefined,
    visitTypeId: entry.visitTypeId ?? undefined,
  };
  return (
    <SlotFor
      title={entry ? t('flow.giveTitle', { patient: entry.patient.name }) : ''}
      filter={filter}
      more={entry && <TicketLink queueId={entry.id} />}
      submitText={(time) => t('flow.giveTo', { time })}
      onChoose={async (slot) => {
        if (entry) await book.run({ id: entry.id, slotId: slot.id, slotVersion: slot.version });
      }}
      onClose={onClose}
    />
  );
}
