/** What a link into the guide can name. */
export interface HelpSearch {
  chapter?: string;
  /** The block of the chapter that was found; -1 is its title. */
  at?: number;
}

export function helpSearch({ chapter, at }: Record<string, unknown>): HelpSearch {
  return {
    ...(typeof chapter === 'string' && { chapter }),
    ...(Number.isInteger(at) && { at: at as number }),
  };
}
