/** Booking, moving, the flow of the day, the waiting list and undo. */
export const flow = {} as const;
