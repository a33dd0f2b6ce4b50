import { useNavigate, useRouter } from '@tanstack/react-router';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { ACTIONS, isActionId } from '../../../../shared/shortcuts.ts';
import { formatDate, formatShortDate, useToday } from '../../lib/clock.ts';
import { useDebounced } from '../../lib/debounce.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { isAvailable, runAction } from '../../lib/shortcuts.ts';
import { useIsDoctor } from '../session/session.ts';
import { fitting } from './palette-filter.ts';
import { dateWords } from './date-words.ts';
import { datesOf } from './typed-dates.ts';
import { useKeys } from './use-keys.ts';

export interface Entry {
  id: string;
  text: string;
  /** What tells two of the same name apart. */
  note?: string | undefined;
  chords?: readonly string[] | undefined;
  run: () => void;
}

export interface Section {
  id: string;
  title: string;
  entries: Entry[];
}

const FEW = 6;
const PAUSE_MS = 120;

/** What the palette offers for what was typed; at first, all that can be done here. */
export function usePaletteEntries(typed: string): Section[] {
  const actions = useActions();
  const days = useDays(typed);
  const doctors = useDoctorsNamed(typed);
  const patients = usePatientsNamed(typed);
  const fits = (entries: Entry[]) => fitting(entries, ({ text }) => text, typed);
  const isScreen = ({ id }: Entry) => id.startsWith('go') && id !== 'goToDate';
  const sections: Section[] = [
    { id: 'days', title: t('palette.days'), entries: days },
    { id: 'actions', title: t('palette.actions'), entries: fits(actions.filter((one) => !isScreen(one))) },
    { id: 'screens', title: t('palette.screens'), entries: fits(actions.filter(isScreen)) },
    { id: 'doctors', title: t('palette.doctors'), entries: doctors },
    { id: 'patients', title: t('palette.patients'), entries: patients },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function useActions(): Entry[] {
  const keys = useKeys();
  return ACTIONS.flatMap(({ id, label }) =>
    isActionId(id) && id !== 'palette' && isAvailable(id)
      ? [{ id, text: t(label), chords: keys.get(id), run: () => void runAction(id) }]
      : [],
  );
}

function useDays(typed: string): Entry[] {
  const today = useToday();
  const navigate = useNavigate();
  const to = useIsDoctor() ? '/my-day' : '/day';
  return datesOf(typed, today, dateWords()).map((date) => ({
    id: `day-${date}`,
    text: formatDate(date),
    run: () => void navigate({ to, search: date === today ? {} : { date } }),
  }));
}

function useDoctorsNamed(typed: string): Entry[] {
  const navigate = useNavigate();
  const { data } = useQueryOf('doctors.list', {}, { isEnabled: !useIsDoctor() });
  if (typed.trim().length < 2) return [];
  return fitting(data?.items ?? [], ({ name }) => name, typed)
    .slice(0, FEW)
    .map(({ id, name, specialization }) => ({
      id: `doctor-${id}`,
      text: name,
      note: specialization,
      run: () => void navigate({ to: '/day', search: { doctor: id } }),
    }));
}

/** Patients are found where there is a screen to show them on. */
function usePatientsNamed(typed: string): Entry[] {
  const router = useRouter();
  const [query] = useDebounced(typed.trim(), PAUSE_MS);
  const hasScreen = Object.keys(router.routesByPath).some((path) => path.startsWith('/patients/$'));
  const isDoctor = useIsDoctor();
  const isEnabled = hasScreen && !isDoctor && query.length >= 2;
  const { data } = useQueryOf('patients.search', { query }, { isEnabled, keepsPrevious: true });
  if (!isEnabled || typed.trim().length < 2) return [];
  return (data?.items ?? []).slice(0, FEW).map(({ id, name, dateOfBirth, phone }) => ({
    id: `patient-${id}`,
    text: name,
    note: dotted([dateOfBirth && t('palette.bornOn', { date: formatShortDate(dateOfBirth) }), phone]),
    run: () => router.history.push(`/patients/${id}`),
  }));
}
