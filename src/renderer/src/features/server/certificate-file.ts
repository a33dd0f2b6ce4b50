/** Larger than any list of certificates. */
const MOST_BYTES = 50_000;
const BEGIN = '-----BEGIN CERTIFICATE-----';
/** What every certificate in its bare form begins with. */
const BARE = 0x30;

/** A certificate's file as text, be it text already or bare as Windows writes it; null for anything else. */
export async function certificateIn(file: File): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === BARE) return asText(bytes);
  const text = new TextDecoder().decode(bytes);
  const from = text.indexOf(BEGIN);
  return from < 0 ? null : text.slice(from).trim();
}

function asText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const lines = btoa(binary).match(/.{1,64}/g) ?? [];
  return [BEGIN, ...lines, BEGIN.replace('BEGIN', 'END')].join('\n');
}
