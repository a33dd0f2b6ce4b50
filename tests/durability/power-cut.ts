/** The files that a power cut leaves: all that was synced, and of the rest what chance has kept. */
import fs from 'node:fs';
import type { Step } from './trace.ts';

const SECTOR = 512;

/** What becomes of what was written and not synced: none of it, some writes, or some sectors of some writes. */
export const FATES = ['dropped', 'some writes', 'some sectors'] as const;
export type Fate = (typeof FATES)[number];

type Change = Extract<Step, { did: 'write' | 'truncate' }>;

/** A file's bytes, which change in place. */
class Content {
  #room: Buffer;
  #size: number;

  constructor(bytes: Buffer) {
    this.#room = Buffer.from(bytes);
    this.#size = bytes.length;
  }

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#size);
  }

  apply(change: Change): void {
    if (change.did === 'truncate') {
      this.#grow(change.size);
      this.#room.fill(0, change.size, this.#size);
      this.#size = change.size;
    } else {
      this.#grow(change.at + change.bytes.length);
      change.bytes.copy(this.#room, change.at);
    }
  }

  /** What is beyond its end is zeros. */
  #grow(size: number): void {
    if (size > this.#room.length) {
      const room = Buffer.alloc(size * 2);
      this.bytes.copy(room);
      this.#room = room;
    }
    this.#size = Math.max(this.#size, size);
  }
}

/** Goes through the steps once, and knows what is on the disk at each. */
export class Disk {
  readonly #steps: readonly Step[];
  /** What is certainly there. */
  readonly #synced = new Map<string, Content>();
  #pending: Change[] = [];
  #done = 0;
  readonly acknowledged: number[] = [];

  constructor(steps: readonly Step[], before: Record<string, Buffer>) {
    this.#steps = steps;
    for (const [file, bytes] of Object.entries(before)) this.#synced.set(file, new Content(bytes));
  }

  /** Up to the moment before this step. */
  goTo(moment: number): void {
    for (; this.#done < moment; this.#done += 1) {
      const step = this.#steps[this.#done];
      if (!step) return;
      if (step.did === 'acknowledge') this.acknowledged.push(step.bookingId);
      else if (step.did === 'sync') this.#sync(step.file);
      else this.#pending.push(step);
    }
  }

  #sync(file: string): void {
    for (const change of this.#pending) if (change.file === file) contentIn(this.#synced, file).apply(change);
    this.#pending = this.#pending.filter((change) => change.file !== file);
  }

  /** Writes the files as they are after a power cut at this moment, by names of their own. */
  cut(fate: Fate, random: () => number, nameOf: (file: string) => string): void {
    const files = new Map<string, Content>();
    for (const [file, { bytes }] of this.#synced) files.set(file, new Content(bytes));
    for (const change of this.#pending.flatMap((one) => left(one, fate, random))) {
      contentIn(files, change.file).apply(change);
    }
    for (const [file, { bytes }] of files) fs.writeFileSync(nameOf(file), bytes);
  }
}

function contentIn(files: Map<string, Content>, file: string): Content {
  const content = files.get(file) ?? new Content(Buffer.alloc(0));
  files.set(file, content);
  return content;
}

function left(change: Change, fate: Fate, random: () => number): Change[] {
  if (fate === 'dropped' || random() < 0.5) return [];
  if (fate === 'some writes' || change.did === 'truncate') return [change];
  return sectorsOf(change).filter(() => random() < 0.5);
}

function sectorsOf({ file, at, bytes }: Extract<Change, { did: 'write' }>): Change[] {
  const sectors: Change[] = [];
  for (let from = at; from < at + bytes.length; ) {
    const to = Math.min(at + bytes.length, (Math.floor(from / SECTOR) + 1) * SECTOR);
    sectors.push({ did: 'write', file, at: from, bytes: bytes.subarray(from - at, to - at) });
    from = to;
  }
  return sectors;
}
