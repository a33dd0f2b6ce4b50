import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { listed, t } from '../../../../shared/messages/format.ts';
import { ComboField } from '../../components/combo-field.tsx';
import { Card, Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { BulkForm } from './bulk-form.tsx';
import { SingleForm } from './single-form.tsx';
import { SlotsList } from './slots-list.tsx';
import styles from './slots-screen.module.css';

/** Makes slots for a doctor, and looks after those that are there. */
export function SlotsScreen() {
  const doctors = useQueryOf('doctors.list', {});
  return (
    <Page title={t('nav.slots')}>
      <p>
        <Link to="/schedules">{t('schedules.toSchedules')}</Link>
      </p>
      <Answer query={doctors}>
        {({ items }) => (items.length > 0 ? <SlotsOfDoctor doctors={items} /> : <NoDoctors />)}
      </Answer>
    </Page>
  );
}

function NoDoctors() {
  return (
    <EmptyState title={t('slots.noDoctors')} hint={t('slots.noDoctorsHint')}>
      <Link to="/doctors">{t('slots.toDoctors')}</Link>
    </EmptyState>
  );
}

function SlotsOfDoctor({ doctors }: { doctors: readonly Doctor[] }) {
  const [doctorId, setDoctorId] = useState<number | null>(null);
  const doctor = doctors.find(({ id }) => id === doctorId);
  return (
    <>
      <div className={styles['doctor']}>
        <ComboField
          label={t('slots.doctor')}
          choices={doctors.map(({ id, name, specialization }) => ({
            value: id,
            text: listed([name, specialization]),
          }))}
          value={doctorId}
          onChange={setDoctorId}
        />
      </div>
      {doctor ? (
        // Another doctor is another sheet: dates typed for one must not slip over to the next.
        <div key={doctor.id} className={styles['sheets']}>
          <div className={styles['forms']}>
            <Card title={t('slots.makeMany')}>
              <BulkForm doctorId={doctor.id} />
            </Card>
            <Card title={t('slots.makeOne')}>
              <SingleForm doctor={doctor} />
            </Card>
          </div>
          <Card title={t('slots.listTitle')}>
            <SlotsList doctor={doctor} />
          </Card>
        </div>
      ) : (
        <EmptyState title={t('slots.chooseDoctor')} hint={t('slots.chooseDoctorHint')} />
      )}
    </>
  );
}
