import type { Logo } from '../../../../shared/contract/clinic.ts';
import { Problem } from '../../api.ts';

/** A chosen file as it is sent. What is too large is not even read. @throws Problem */
export async function logoOf(file: File, most: number): Promise<Logo> {
  if (file.size > most) throw new Problem('INPUT_INVALID', { fields: { data: 'PICTURE_TOO_LARGE' } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  // By its beginning, since names lie; the core looks again.
  const mediaType = bytes[0] === 0xff ? 'image/jpeg' : 'image/png';
  return { mediaType, data: btoa(binary) };
}
