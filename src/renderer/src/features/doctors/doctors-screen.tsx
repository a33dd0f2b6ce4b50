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
import { useOrder } from '../../lib/use-order.ts';

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
  const known = useQueryOf('specializations.list', { includeInactive: true }).data?.items ?? [];
  const fieldOrder = known.map((field) => field.name);
  const fields = [...groupsOf(all, fieldOrder).keys()].map((name) => ({ value: name, text: name }));
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
            <Groups doctors={found} all={all} fields={fieldOrder} />
          ) : (
            <NoDoctors isEmpty={all.length === 0} onClear={clear} />
          )
        }
      </Answer>
    </Page>
  );
}

interface GroupsProps {
  doctors: readonly Doctor[];
  /** All of them in the clinic's order, whichever are shown. */
  all: readonly Doctor[];
  fields: readonly string[];
}

function Groups({ doctors, all, fields }: GroupsProps) {
  const move = useOrder('doctors.reorder', all);
  return [...groupsOf(doctors, fields)].map(([specialization, members]) => (
    <section key={specialization} className={styles['group']} aria-label={specialization}>
      <header className={styles['head']}>
        <h2>{specialization}</h2>
        <p>{t('doctors.count', { count: members.length })}</p>
      </header>
      <ul className={styles['cards']}>
        {members.map((doctor) => (
          <DoctorCard key={doctor.id} doctor={doctor} onMove={(by) => void move(doctor, by, members)} />
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

/** Doctors by specialization, both in the order that the clinic gave them. */
function groupsOf(doctors: readonly Doctor[], fields: readonly string[]): Map<string, Doctor[]> {
  const placeOf = ({ specialization }: Doctor) => {
    const place = fields.indexOf(specialization);
    return place === -1 ? fields.length : place;
  };
  const sorted = doctors.toSorted((a, b) => placeOf(a) - placeOf(b));
  return Map.groupBy(sorted, ({ specialization }) => specialization);
}
