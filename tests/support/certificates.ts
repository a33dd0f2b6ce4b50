/** Certificates for a server of a test: made on the spot, so that no key lies about and none expires by itself. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Certificate {
  certificate: string;
  key: string;
}

interface Wanted {
  name: string;
  /** `DNS:db.clinic.test` and `IP:127.0.0.1`. */
  alternatives?: readonly string[];
  /** Who vouches for it; itself where nobody does. */
  by?: Authority;
  isAuthority?: boolean;
  /** Epoch milliseconds. */
  from?: number;
  until?: number;
}

export interface Authority extends Certificate {
  name: string;
  privateKey: KeyObject;
}

const DAY = 86_400_000;

export function makeCertificate(wanted: Wanted): Authority {
  const { name, by, isAuthority = false, alternatives = [] } = wanted;
  const { from = Date.now() - DAY, until = Date.now() + 30 * DAY } = wanted;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from([1 + Math.floor(Math.random() * 126), ...Buffer.from(String(from))])),
    SIGNED_WITH,
    nameOf(by?.name ?? name),
    sequence(time(from), time(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(isAuthority, alternatives))),
  );
  const signature = createSign('SHA256')
    .update(body)
    .sign(by?.privateKey ?? privateKey);
  const der = sequence(body, SIGNED_WITH, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = (der.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
  return {
    name,
    privateKey,
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function* extensions(isAuthority: boolean, alternatives: readonly string[]): Iterable<Buffer> {
  const yes = tagged(0x01, Buffer.from([0xff]));
  if (isAuthority) yield sequence(object('551d13'), yes, tagged(0x04, sequence(yes)));
  if (alternatives.length === 0) return;
  const names = alternatives.map((alternative) => {
    const [kind = '', value = ''] = alternative.split(/:(.*)/);
    return kind === 'IP'
      ? tagged(0x87, Buffer.from(value.split('.').map(Number)))
      : tagged(0x82, Buffer.from(value));
  });
  yield sequence(object('551d11'), tagged(0x04, sequence(...names)));
}

const object = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer) => tagged(0x02, bytes);
/** ECDSA with SHA-256. */
const SIGNED_WITH = sequence(object('2a8648ce3d040302'));

const nameOf = (name: string) =>
  sequence(tagged(0x31, sequence(object('550403'), tagged(0x0c, Buffer.from(name)))));

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`));
}

/** One value of DER: what it is, how long it is, and it. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = Buffer.from(length.toString(16).padStart(length < 0x100 ? 2 : 4, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
}
