/**
 * `9`, `9:00`, `0900`, `9.30`, `9:30 pm` and `٩:٣٠ م` as people type them, as `HH:mm`; what is no time stays as typed.
 */
export function tidyTime(typed: string): string {
  const text = typed.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const parts = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:([ap])\.?m?\.?|([صم]))?$/i.exec(text);
  if (!parts) return typed.trim();
  const [, hours = '', minutes = '00', latin, arabic] = parts;
  const half = latin?.toLowerCase() ?? (arabic && (arabic === 'ص' ? 'a' : 'p'));
  const hour = half ? (Number(hours) % 12) + (half === 'p' ? 12 : 0) : Number(hours);
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
