/** The patient's record, search, duplicates and merging. */
export const patients = {} as const;
