/** The commands that anybody may send. Apart from the contract, which the page loads only in part. */
const PUBLIC_COMMANDS = ['setup.createClinic', 'auth.login'] as const;

export function isPublicCommand(name: string): boolean {
  return (PUBLIC_COMMANDS as readonly string[]).includes(name);
}
