import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { ScheduleException } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { useMe } from '../session/session.ts';
import { ExceptionDialog } from './exception-dialog.tsx';
import { type ExceptionForm, fieldsOf, newFields } from './exception-draft.ts';
import { ExceptionList } from './exception-list.tsx';
import { Month } from './month.tsx';
import styles from './schedules.module.css';

/** A doctor's days as they will be, and what makes them other than the week says. */
export function DatesView({ doctor }: { doctor: Doctor }) {
  const today = useToday();
  const userId = useMe().id;
  const query = useQueryOf('schedules.get', { doctorId: doctor.id });
  const [form, setForm] = useState<ExceptionForm | null>(null);
  const add = (kind: 'LEAVE' | 'CHANGED' | 'EXTRA', date?: string) =>
    setForm({
      key: { userId, doctorId: doctor.id, id: null },
      // Only what was asked for is set: the rest may have been typed before.
      preset: { kind, ...(date && { fromDate: date, untilDate: date }) },
      initial: newFields(kind, date ?? today),
    });
  const edit = (exception: ScheduleException) =>
    setForm({
      key: { userId, doctorId: exception.doctorId, id: exception.id },
      preset: {},
      initial: exception,
    });
  return (
    <section className={styles['sheet']} aria-labelledby="dates-of">
      <header className={styles['sheetHead']}>
        <h2 id="dates-of">{doctor.name}</h2>
        <p className={styles['soft']}>{doctor.specialization}</p>
      </header>
      <div className={styles['tools']}>
        <Button variant="primary" onPress={() => add('LEAVE')}>
          {t('dates.addLeave')}
        </Button>
        <Button onPress={() => add('CHANGED')}>{t('dates.addChanged')}</Button>
        <Button onPress={() => add('EXTRA')}>{t('dates.addExtra')}</Button>
      </div>
      <Month
        doctor={doctor}
        onDay={({ date, sessions, exceptions }) => {
          const own = query.data?.exceptions.find(({ id }) => id === exceptions[0]?.id);
          if (own) edit(own);
          else add(sessions.length > 0 ? 'LEAVE' : 'EXTRA', date);
        }}
      />
      <Answer query={query}>
        {({ exceptions }) =>
          exceptions.length === 0 ? (
            <EmptyState title={t('dates.none')} hint={t('dates.noneHint')} />
          ) : (
            <ExceptionList
              label={t('dates.list', { name: doctor.name })}
              exceptions={exceptions}
              onEdit={edit}
            />
          )
        }
      </Answer>
      <ExceptionDialog form={form && withFields(form)} onClose={() => setForm(null)} />
    </section>
  );
}

const withFields = (form: ExceptionForm) =>
  'sessions' in form.initial ? { ...form, initial: fieldsOf(form.initial) } : form;
