/** A zip file in memory, as every computer can open it: for few and small files. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** A plain file name. */
  name: string;
  text: string;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format: deflated files. */
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const DEFLATED = 8;

/** @param at epoch milliseconds: what the files' own time says, in UTC */
export function zipOf(parts: readonly ZipPart[], at: number): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of parts) {
    const content = Buffer.from(text);
    const deflated = deflateRawSync(content);
    const path = Buffer.from(name);
    const facts = factsOf({ content, deflated, path, at });
    const body = Buffer.concat([uint32(LOCAL), facts, path, deflated]);
    entries.push(centralEntry(facts, path, offset));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  return Buffer.concat([...bodies, directory, endOf(parts.length, directory.length, offset)]);
}

interface File {
  content: Buffer;
  deflated: Buffer;
  path: Buffer;
  at: number;
}

/** What stands both before a file and in the directory at the end. */
function factsOf({ content, deflated, path, at }: File): Buffer {
  const { time, date } = dosTime(at);
  return Buffer.concat([
    ...[VERSION, UTF8, DEFLATED, time, date].map(uint16),
    ...[crc32(content), deflated.length, content.length].map(uint32),
    ...[path.length, 0].map(uint16),
  ]);
}

/** No comment, the first disk, no attributes, and where the file begins. */
function centralEntry(facts: Buffer, path: Buffer, offset: number): Buffer {
  const rest = Buffer.concat([...[0, 0, 0].map(uint16), uint32(0), uint32(offset)]);
  return Buffer.concat([uint32(CENTRAL), uint16(VERSION), facts, rest, path]);
}

function endOf(count: number, directoryLength: number, directoryStart: number): Buffer {
  return Buffer.concat([
    uint32(END),
    ...[0, 0, count, count].map(uint16),
    ...[directoryLength, directoryStart].map(uint32),
    uint16(0),
  ]);
}

/** Two seconds are the finest step of this format. */
function dosTime(at: number): { time: number; date: number } {
  const moment = new Date(at);
  const year = Math.max(0, moment.getUTCFullYear() - 1980);
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  };
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
