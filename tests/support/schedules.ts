import type { Input } from '../../src/shared/contract/index.ts';
import type { Resolution, ScheduleEdit, SchedulePlan } from '../../src/shared/contract/schedules.ts';
import type { Clinic } from './clinic.ts';

export type Week = Extract<ScheduleEdit, { kind: 'SET_WEEK' }>;

export const session = (
  weekday: number,
  startTime: string,
  endTime: string,
  slotMinutes = 30,
  roomId: number | null = null,
) => ({ weekday, startTime, endTime, slotMinutes, roomId });

/** One doctor of a clinic, and an admin who changes how they work. */
export class Worker {
  readonly clinic: Clinic;
  readonly doctorId: number;

  constructor(clinic: Clinic, doctorId: number) {
    this.clinic = clinic;
    this.doctorId = doctorId;
  }

  static async hire(clinic: Clinic, name: string): Promise<Worker> {
    const email = `${name.replace(' ', '.').toLowerCase()}@clinic.test`;
    const who = { name, specialization: 'Dermatology', email };
    return new Worker(clinic, (await clinic.admin.call('doctors.create', who)).id);
  }

  /** All of March 2026 unless it says otherwise. */
  week(sessions: Week['sessions'], more: Partial<Week> = {}): Week {
    const dates = { validFrom: '2026-03-02', validUntil: '2026-03-31', everyWeeks: 1 };
    return { kind: 'SET_WEEK', doctorId: this.doctorId, ...dates, sessions, ...more };
  }

  leave(fromDate: string, untilDate = fromDate): ScheduleEdit {
    return {
      kind: 'SET_EXCEPTION',
      exception: 'LEAVE',
      doctorId: this.doctorId,
      fromDate,
      untilDate,
      name: undefined,
    };
  }

  preview(edits: Input<'schedules.preview'>['edits']): Promise<SchedulePlan> {
    return this.clinic.admin.call('schedules.preview', { edits });
  }

  async apply(edits: Input<'schedules.apply'>['edits'], resolutions: Resolution[] = []) {
    const { token } = await this.preview(edits);
    return this.clinic.admin.call('schedules.apply', { edits, token, resolutions });
  }

  async slotsOn(date: string) {
    return (await this.clinic.admin.call('slots.list', { doctorId: this.doctorId, date, limit: 500 })).items;
  }

  book(slotId: number) {
    return this.clinic.desk.call('bookings.create', { slotId, patient: { name: 'Pat Patient' } });
  }

  schedules() {
    return this.clinic.admin.call('schedules.get', { doctorId: this.doctorId }).then((all) => all.schedules);
  }
}
