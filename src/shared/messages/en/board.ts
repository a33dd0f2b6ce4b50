/** The day board. */
export const board = {} as const;
