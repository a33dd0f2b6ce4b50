/** The user's own choices of doctors, on digit keys. */
import type { DoctorView } from '../../../../shared/contract/views.ts';
import { useQueryOf } from '../../lib/hooks.ts';

const NONE: DoctorView[] = [];

export function useViews(): { views: DoctorView[]; isReady: boolean } {
  const { data } = useQueryOf('views.list', {});
  return { views: data?.items ?? NONE, isReady: data !== undefined };
}

export const PLACES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The first digit that is free, else the last one. */
export function freePlace(views: readonly DoctorView[]): number {
  return PLACES.find((place) => views.every((view) => view.place !== place)) ?? 9;
}
