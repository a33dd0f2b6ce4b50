/** `9`, `9:00`, `0900` and `9.30` as people type them, as `HH:mm`; what is no time stays as typed. */
export function tidyTime(typed: string): string {
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim());
  return parts ? `${parts[1]?.padStart(2, '0')}:${parts[2] ?? '00'}` : typed.trim();
}
