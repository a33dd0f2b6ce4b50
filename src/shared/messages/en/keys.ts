/** Keys: their names, the palette and the sheet. */
export const keys = {} as const;
