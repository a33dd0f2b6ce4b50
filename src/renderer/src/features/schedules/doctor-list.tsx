import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { fold } from '../../../../shared/search-text.ts';
import { TextField } from '../../components/text-field.tsx';
import { formatShortDate, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { useMe } from '../session/session.ts';
import styles from './schedules.module.css';
import { useHasDraft } from './week-draft.ts';

interface DoctorListProps {
  doctors: readonly Doctor[];
  chosen: number | undefined;
  view: 'week' | 'dates';
}

export function DoctorList({ doctors, chosen, view }: DoctorListProps) {
  const [search, setSearch] = useState('');
  const found = doctors.filter(({ name, specialization }) =>
    fold(`${name} ${specialization}`).includes(fold(search)),
  );
  return (
    <nav aria-label={t('schedules.doctors')} className={styles['doctors']}>
      <TextField label={t('schedules.find')} type="search" value={search} onChange={setSearch} />
      {found.length === 0 && <p className={styles['soft']}>{t('list.noMatch')}</p>}
      <ul>
        {found.map((doctor) => (
          <li key={doctor.id}>
            <Link
              to="/schedules"
              search={{ doctor: doctor.id, view }}
              className={styles['doctor']}
              aria-current={doctor.id === chosen ? 'true' : undefined}
            >
              <span className={styles['name']}>{doctor.name}</span>
              <DoctorState doctor={doctor} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What an admin looks for in the list: who has no schedule, and who is away. */
function DoctorState({ doctor }: { doctor: Doctor }) {
  const today = useToday();
  const { data } = useQueryOf('schedules.get', { doctorId: doctor.id });
  const hasDraft = useHasDraft(useMe().id, doctor.id);
  const leave = data?.exceptions
    .filter(({ kind }) => kind === 'LEAVE')
    .toSorted((a, b) => a.fromDate.localeCompare(b.fromDate))[0];
  const leaveText =
    leave &&
    (leave.fromDate <= today
      ? t('schedules.awayUntil', { date: formatShortDate(leave.untilDate) })
      : t('schedules.nextLeave', { date: formatShortDate(leave.fromDate) }));
  return (
    <span className={styles['soft']}>
      {data?.schedules.length === 0 ? t('schedules.noneYet') : (leaveText ?? doctor.specialization)}
      {hasDraft && <b className={styles['draft']}> · {t('schedules.unsaved')}</b>}
    </span>
  );
}
