/** How long a browser may take to begin reading what it was told to save. */
const READING_MS = 60_000;

/** Lets the person save a text as a file, as a download. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), READING_MS);
}
