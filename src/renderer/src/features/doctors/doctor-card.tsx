import { Link } from '@tanstack/react-router';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import { useIsAdmin } from '../session/session.ts';
import { DoctorActions } from './doctor-admin.tsx';
import styles from './doctors-screen.module.css';

export function DoctorCard({ doctor }: { doctor: Doctor }) {
  const isAdmin = useIsAdmin();
  const { id, name, phone, email, experienceYears, isActive } = doctor;
  return (
    <li className={styles['card']}>
      <h3>{name}</h3>
      {!isActive && (
        <Badge tone="blocked" glyph="▨">
          {t('doctors.inactive')}
        </Badge>
      )}
      {experienceYears !== null && (
        <p className={styles['soft']}>{t('doctors.experience', { count: experienceYears })}</p>
      )}
      <p className={styles['soft']}>{dotted([phone, email])}</p>
      <div className={styles['actions']}>
        {isActive && (
          <Link to="/day" search={{ doctor: id }} aria-label={t('doctors.seeSlotsOf', { name })}>
            {t('doctors.seeSlots')}
          </Link>
        )}
        {isAdmin && <DoctorActions doctor={doctor} />}
      </div>
    </li>
  );
}
