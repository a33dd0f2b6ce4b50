import { Link } from '@tanstack/react-router';
import { addDays } from '../../../../shared/calendar.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useIsAdmin } from '../session/session.ts';
import { useDoctors } from './day-data.ts';

interface DayEmptyProps {
  date: string;
  onGo: (date: string) => void;
}

export function DayEmpty({ date, onGo }: DayEmptyProps) {
  const isAdmin = useIsAdmin();
  if (useDoctors().length === 0) {
    return (
      <EmptyState title={t('day.emptyClinic')} hint={t('day.emptyClinicHint')}>
        {isAdmin && <Link to="/doctors">{t('nav.doctors')}</Link>}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('day.empty')} hint={t(isAdmin ? 'day.emptyHintAdmin' : 'day.emptyHint')}>
      <Button onPress={() => onGo(addDays(date, 1))}>{t('day.next')}</Button>
      {isAdmin && <Link to="/slots">{t('day.makeSlots')}</Link>}
    </EmptyState>
  );
}
