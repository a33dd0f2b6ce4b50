/** What is printed, and what goes to calendars and tables. */
export const paper = {} as const;
