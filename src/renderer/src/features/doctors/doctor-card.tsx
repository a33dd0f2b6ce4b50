import { Link } from '@tanstack/react-router';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import { colourStyle } from '../../components/colour.ts';
import { useIsAdmin } from '../session/session.ts';
import { DoctorActions } from './doctor-admin.tsx';
import styles from './doctors-screen.module.css';

interface DoctorCardProps {
  doctor: Doctor;
  onMove: (by: -1 | 1) => void;
}

export function DoctorCard({ doctor, onMove }: DoctorCardProps) {
  const isAdmin = useIsAdmin();
  const { id, name, phone, email, experienceYears, isActive } = doctor;
  return (
    <li className={styles['card']} style={colourStyle(doctor.colour)}>
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
        {isAdmin && <DoctorActions doctor={doctor} onMove={onMove} />}
      </div>
    </li>
  );
}
