/** A Monday, 08:00 in Berlin: where every test's clock starts unless it says otherwise. */
export const MONDAY = Date.parse('2026-03-02T07:00:00Z');
export const ZONE = 'Europe/Berlin';
export const PASSWORD = 'correct horse battery';
/** Two minutes, as a clinic has it that has changed nothing. */
export const HOLD_LENGTH = 120_000;
