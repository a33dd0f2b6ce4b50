import { useState } from 'react';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { fold } from '../../../../shared/search-text.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useIsAdmin } from '../session/session.ts';
import { AddDoctorButton } from './doctor-admin.tsx';
import { DoctorCard } from './doctor-card.tsx';
import styles from './doctors-screen.module.css';
import { compareText } from '../../lib/sorting.ts';

const ALL = 'all';

/** The clinic's doctors by what they treat. */
export function DoctorsScreen() {
  const isAdmin = useIsAdmin();
  const doctors = useQueryOf('doctors.list', isAdmin ? { includeInactive: true } : {});
  const [search, setSearch] = useState('');
  const [specialization, setSpecialization] = useState(ALL);
  const clear = () => {
    setSearch('');
    setSpecialization(ALL);
  };
  const all = doctors.data?.items ?? [];
  const fields = [...groupsOf(all).keys()].map((name) => ({ value: name, text: name }));
  const found = all.filter(
    (doctor) =>
      (specialization === ALL || doctor.specialization === specialization) &&
      fold(doctor.name).includes(fold(search)),
  );

  return (
    <Page
      title={t('doctors.title')}
      actions={isAdmin && <AddDoctorButton />}
      tools={
        <>
          <TextField label={t('doctors.search')} type="search" value={search} onChange={setSearch} />
          <SelectField
            label={t('day.specialization')}
            value={specialization}
            choices={[{ value: ALL, text: t('day.allSpecializations') }, ...fields]}
            onChange={setSpecialization}
          />
        </>
      }
    >
      <Answer query={doctors}>
        {() =>
          found.length > 0 ? (
            <Groups doctors={found} />
          ) : (
            <NoDoctors isEmpty={all.length === 0} onClear={clear} />
          )
        }
      </Answer>
    </Page>
  );
}

function Groups({ doctors }: { doctors: readonly Doctor[] }) {
  return [...groupsOf(doctors)].map(([specialization, members]) => (
    <section key={specialization} className={styles['group']} aria-label={specialization}>
      <header className={styles['head']}>
        <h2>{specialization}</h2>
        <p>{t('doctors.count', { count: members.length })}</p>
      </header>
      <ul className={styles['cards']}>
        {members.map((doctor) => (
          <DoctorCard key={doctor.id} doctor={doctor} />
        ))}
      </ul>
    </section>
  ));
}

function NoDoctors({ isEmpty, onClear }: { isEmpty: boolean; onClear: () => void }) {
  if (isEmpty) return <EmptyState title={t('doctors.empty')} hint={t('doctors.emptyHint')} />;
  return (
    <EmptyState title={t('doctors.noMatch')} hint={t('doctors.noMatchHint')}>
      <Button onPress={onClear}>{t('bookings.clearFilters')}</Button>
    </EmptyState>
  );
}

/** Doctors by specialization, both in alphabetical order. */
function groupsOf(doctors: readonly Doctor[]): Map<string, Doctor[]> {
  const sorted = doctors.toSorted(
    (a, b) => compareText(a.specialization, b.specialization) || compareText(a.name, b.name),
  );
  return Map.groupBy(sorted, ({ specialization }) => specialization);
}
