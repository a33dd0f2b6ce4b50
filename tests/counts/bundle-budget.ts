/**
 * Kilobytes, compressed by gzip, of what a window loads: `first` before anything is shown, the others when they are
 * needed. More than stands here asks for a reason.
 */
export const BUDGET: Record<'first' | 'styles' | 'language' | 'guide', number> = {
  first: 510,
  styles: 16,
  language: 39,
  guide: 11,
};
