import { useRef, useState } from 'react';
import type { ScheduleEdit, WeeklySession } from '../../../../shared/contract/schedules.ts';
import { readWeek } from '../../../../shared/schedule-text.ts';
import { call } from '../../api.ts';
import { useToday } from '../../lib/clock.ts';
import { useCommand } from '../../lib/hooks.ts';
import { textSettings } from '../schedules/rooms.ts';
import { typedProblem } from '../schedules/typed-problem.ts';
import type { DoctorFields } from './doctor-by-hand.tsx';

const SLOT_MINUTES = 30;

/** Adds a doctor and then the typed week; hours that cannot be read are said before anything is made. */
export function useAddDoctor() {
  const create = useCommand('doctors.create');
  const apply = useCommand('schedules.apply');
  const today = useToday();
  const [hoursProblem, setHoursProblem] = useState<string | null>(null);
  // A doctor whose week failed, as when the line was cut: pressed again, only the week is sent.
  const made = useRef<{ email: string; id: number } | null>(null);

  const setWeek = async (doctorId: number, sessions: WeeklySession[]) => {
    const edits: ScheduleEdit[] = [
      { kind: 'SET_WEEK', doctorId, validFrom: today, validUntil: null, everyWeeks: 1, sessions },
    ];
    const { token } = await call('schedules.preview', { edits });
    await apply.mutateAsync({ edits, token, resolutions: [] });
  };

  /** @returns whether the doctor is there, with the week; otherwise the hours are to be mended */
  const add = async ({ hours, ...doctor }: DoctorFields): Promise<boolean> => {
    const read = readWeek(hours, textSettings([], SLOT_MINUTES));
    setHoursProblem(read.is === 'problem' ? typedProblem(hours, read.problem) : null);
    if (read.is === 'problem') return false;
    if (made.current?.email !== doctor.email) {
      const { id } = await create.mutateAsync(doctor);
      made.current = { email: doctor.email, id };
    }
    if (read.sessions.length > 0) await setWeek(made.current.id, read.sessions);
    made.current = null;
    return true;
  };
  return { add, hoursProblem };
}
