/* oxlint-disable jsx-a11y/prefer-tag-over-role -- buttons that choose one of a few are no fields */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { Schedule } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Answer } from '../../components/states.tsx';
import { formatShortDate, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './schedules.module.css';
import { WeekEditor } from './week-editor.tsx';

/** A doctor's schedules, such as odd and even weeks or next year's, and the chosen one to edit. */
export function WeekView({ doctor }: { doctor: Doctor }) {
  const query = useQueryOf('schedules.get', { doctorId: doctor.id });
  return (
    <section className={styles['sheet']} aria-labelledby="schedule-of">
      <Answer query={query}>
        {({ schedules, slotsUntil }) => (
          <Schedules doctor={doctor} schedules={schedules} slotsUntil={slotsUntil} />
        )}
      </Answer>
    </section>
  );
}

interface SchedulesProps {
  doctor: Doctor;
  schedules: readonly Schedule[];
  slotsUntil: string | null;
}

function Schedules({ doctor, schedules, slotsUntil }: SchedulesProps) {
  const today = useToday();
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  const sorted = schedules.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.id - b.id);
  const now =
    sorted.find(({ validFrom, validUntil }) => validFrom <= today && (validUntil ?? today) >= today) ??
    sorted[0];
  const schedule = chosen === 'new' ? undefined : (sorted.find(({ id }) => id === chosen) ?? now);
  return (
    <>
      <header className={styles['sheetHead']}>
        <h2 id="schedule-of">{doctor.name}</h2>
        <p className={styles['soft']}>
          {doctor.specialization}
          {slotsUntil && ` · ${t('schedules.slotsUntil', { date: formatShortDate(slotsUntil) })}`}
        </p>
      </header>
      {sorted.length > 0 && (
        <div
          role="group"
          className={styles['spans']}
          aria-label={t('schedules.which', { name: doctor.name })}
        >
          {sorted.map((one) => (
            <button
              key={one.id}
              type="button"
              className={styles['span']}
              aria-pressed={one.id === schedule?.id}
              onClick={() => setChosen(one.id)}
            >
              {spanText(one)}
            </button>
          ))}
          <button
            type="button"
            className={styles['span']}
            aria-pressed={!schedule}
            onClick={() => setChosen('new')}
          >
            <Plus aria-hidden />
            {t('schedules.new')}
          </button>
        </div>
      )}
      <WeekEditor
        key={schedule?.id ?? 'new'}
        doctor={doctor}
        schedule={schedule ?? null}
        schedules={sorted}
        onApplied={() => setChosen(null)}
      />
    </>
  );
}

function spanText({ validFrom, validUntil, everyWeeks }: Schedule): string {
  const from = formatShortDate(validFrom);
  const span = validUntil
    ? t('schedules.span', { from, until: formatShortDate(validUntil) })
    : t('schedules.spanFrom', { from });
  return `${span}, ${t('schedules.everyWeeks', { count: everyWeeks })}`;
}
