/** Where the program writes what went wrong. Never a name, a phone, a password or a token. */
export interface Log {
  info(message: string): void;
  error(message: string, error?: unknown): void;
}

/** An error without its message: messages can quote values, and values can be a patient's. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const where =
    error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8) ?? [];
  return [`${error.name}${code}`, ...where].join('\n');
}

export const consoleLog: Log = {
  info: (message) => process.stdout.write(`${message}\n`),
  error: (message, error) => process.stderr.write(`${message}${error ? `\n${describe(error)}` : ''}\n`),
};

export const silentLog: Log = { info: () => {}, error: () => {} };
