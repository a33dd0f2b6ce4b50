/** The steps of the schema that this program knows, in order. */
export const KNOWN_STEPS: readonly string[] = ['0005-installed'];
