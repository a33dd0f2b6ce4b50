/** One bar of a plot, and one row of the table behind it. */
export interface Counts {
  key: string;
  label: string;
  confirmed: number;
  cancelled: number;
  slots: number;
}
