/** The admin's screens: doctors, slots, users, statistics, settings. */
export const admin = {} as const;
