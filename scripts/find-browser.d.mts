/** The path of a Chromium that starts here. Rejects with what to do where none can be had. */
export function findBrowser(): Promise<string>;
