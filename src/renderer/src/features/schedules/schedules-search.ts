export const SCHEDULE_VIEWS = ['week', 'dates', 'holidays', 'changes'] as const;
export type SchedulesView = (typeof SCHEDULE_VIEWS)[number];

/** Which part is shown, and whose; a link can name both. */
export interface SchedulesSearch {
  doctor?: number | undefined;
  view?: SchedulesView | undefined;
}

export function schedulesSearch({ doctor, view }: Record<string, unknown>): SchedulesSearch {
  return {
    ...(Number.isInteger(doctor) && { doctor: doctor as number }),
    ...(SCHEDULE_VIEWS.includes(view as SchedulesView) && { view: view as SchedulesView }),
  };
}
