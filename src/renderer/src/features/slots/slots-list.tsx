import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useToday } from '../../lib/clock.ts';
import { useAllOf } from '../../lib/hooks.ts';
import { SlotsTable } from './slots-table.tsx';
import styles from './slots-screen.module.css';

const SHOWN_AT_ONCE = 100;

/** A doctor's slots of one day, or all of them. */
export function SlotsList({ doctor }: { doctor: Doctor }) {
  const today = useToday();
  const [date, setDate] = useState(today);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const slots = useAllOf('slots.list', { doctorId: doctor.id, ...(date && { date }) });
  return (
    <div className={styles['list']}>
      <div className={styles['tools']}>
        <DatePickerField label={t('slots.listFrom')} value={date} onChange={setDate} isClearable />
      </div>
      <Answer query={slots}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('slots.empty')} hint={t('slots.emptyHint')} />
          ) : (
            <>
              <SlotsTable slots={items.slice(0, shown)} doctorName={doctor.name} />
              {items.length > shown && (
                <Button onPress={() => setShown(shown + SHOWN_AT_ONCE)}>{t('slots.more')}</Button>
              )}
            </>
          )
        }
      </Answer>
    </div>
  );
}
