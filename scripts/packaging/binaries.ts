/** Which system and processor a binary is for, by the first bytes of it, and the fuses inside Electron's. */
import type { Arch, System } from './targets.ts';

/** Each format's numbers for the processors that there are packages for. */
const MACHINES: Record<System, Record<Arch, number>> = {
  win: { x64: 0x8664, arm64: 0xaa64 },
  mac: { x64: 0x01000007, arm64: 0x0100000c },
  linux: { x64: 62, arm64: 183 },
};
const MACH_O_64 = 0xfeedfacf;
const ELF = 0x7f454c46;
/** Where a PE file says where its header is. */
const PE_POINTER = 0x3c;

/** Marks the fuses in Electron's binary: version, length and one character for each follow it. */
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const ON = 0x31;
/** By their place behind the sentinel, with the names of electron-builder's configuration. */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;
export type Fuses = Record<(typeof FUSES)[number], boolean>;

/** `win x64`, or what else was found. A binary for several processors is none of ours. */
export function machineOf(binary: Buffer): string {
  const found = formatOf(binary);
  if (!found) return 'no binary';
  const { system, machine } = found;
  const arch = (['x64', 'arm64'] as const).find((arch) => MACHINES[system][arch] === machine);
  return `${system} ${arch ?? `machine ${machine}`}`;
}

function formatOf(binary: Buffer): { system: System; machine: number } | null {
  if (binary.length < 64) return null;
  if (binary.readUInt32BE(0) === ELF) return { system: 'linux', machine: binary.readUInt16LE(18) };
  if (binary.readUInt32LE(0) === MACH_O_64) return { system: 'mac', machine: binary.readUInt32LE(4) };
  if (binary.toString('latin1', 0, 2) !== 'MZ') return null;
  const header = binary.readUInt32LE(PE_POINTER);
  if (header + 6 > binary.length || binary.readUInt32BE(header) !== 0x50450000) return null;
  return { system: 'win', machine: binary.readUInt16LE(header + 4) };
}

/** The head of a binary that does nothing, for where only the head is looked at. */
export function headOf(system: System, arch: Arch): Buffer {
  const head = Buffer.alloc(128);
  const machine = MACHINES[system][arch];
  if (system === 'linux') {
    head.writeUInt32BE(ELF, 0);
    head.writeUInt16LE(machine, 18);
  } else if (system === 'mac') {
    head.writeUInt32LE(MACH_O_64, 0);
    head.writeUInt32LE(machine, 4);
  } else {
    head.write('MZ', 0, 'latin1');
    head.writeUInt32LE(64, PE_POINTER);
    head.writeUInt32BE(0x50450000, 64);
    head.writeUInt16LE(machine, 68);
  }
  return head;
}

/** Every set of fuses in a binary: one, or two where it is for two processors. */
export function fusesIn(binary: Buffer): Partial<Fuses>[] {
  const found: Partial<Fuses>[] = [];
  for (let at = binary.indexOf(FUSE_SENTINEL); at !== -1; at = binary.indexOf(FUSE_SENTINEL, at + 1)) {
    const start = at + FUSE_SENTINEL.length + 2;
    const wire = binary.subarray(start, start + (binary[start - 1] ?? 0));
    found.push(Object.fromEntries(FUSES.map((name, index) => [name, wire[index] === ON])));
  }
  return found;
}

/** Fuses as Electron is delivered: every one that is not turned afterwards is seen. */
export function deliveredFuses(): Buffer {
  return Buffer.concat([
    Buffer.from(FUSE_SENTINEL, 'latin1'),
    Buffer.from([1, FUSES.length]),
    Buffer.from('10110001', 'latin1'),
  ]);
}
