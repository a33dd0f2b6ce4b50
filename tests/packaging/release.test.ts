/** What a release has beside its packages, and the definitions that make one on build servers. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../scripts/packaging/bill-of-materials.ts';
import { writeBill, writeChecksums } from '../../scripts/packaging/release-files.ts';
import { temporaryFolder } from '../support/clinic.ts';

const bill = billOfMaterials(process.cwd());
const names = bill.components.map(({ name }) => name);

describe('the bill of materials', () => {
  it('names what is packaged, and no tool that only builds', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'electron',
        'better-sqlite3-multiple-ciphers',
        '@node-rs/argon2',
        'react',
        'zod',
      ]),
    );
    expect(names.filter((name) => /vite|playwright|electron-builder|typescript|@types/.test(name))).toEqual(
      [],
    );
  });

  it('names everything whose licence is shipped', () => {
    const { items } = JSON.parse(fs.readFileSync('out/renderer/licences.json', 'utf8')) as {
      items: { name: string }[];
    };
    const shipped = items.map(({ name }) => name);
    expect(shipped).toContain('kysely');
    expect(shipped.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has version, licence and checksum of each, and no reference into nothing', () => {
    for (const { name, version, licenses, hashes, purl } of bill.components) {
      expect([name, version, licenses?.length, hashes?.[0]?.content.length]).toEqual([
        name,
        expect.stringMatching(/^\d+\.\d+\.\d+/),
        1,
        128,
      ]);
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@/);
    }
    const refs = new Set([bill.metadata.component, ...bill.components].map((one) => one['bom-ref']));
    expect(refs.size).toBe(bill.components.length + 1);
    const named = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(named.filter((ref) => !refs.has(ref))).toEqual([]);
  });
});

it('the checksums are of the packages and of the bill, and of nothing else', () => {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'medibook-desk-0.1.0-win-x64.exe'), 'an installer');
  fs.writeFileSync(path.join(folder, 'builder-debug.yml'), 'notes');
  const written = writeBill(folder);
  expect(writeChecksums(folder)).toEqual([written, 'medibook-desk-0.1.0-win-x64.exe']);
  const lines = fs.readFileSync(path.join(folder, 'SHA256SUMS.txt'), 'utf8').trim().split('\n');
  expect(lines[1]).toBe(
    `${createHash('sha256').update('an installer').digest('hex')}  medibook-desk-0.1.0-win-x64.exe`,
  );
  fs.rmSync(folder, { recursive: true });
});

describe('the definitions for build servers', () => {
  const folder = '.github/workflows';
  const { load } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))('js-yaml') as {
    load: (text: string) => { jobs: Record<string, Job> };
  };
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
  const jobs = files.flatMap((file) => Object.values(load(fs.readFileSync(file, 'utf8')).jobs));
  const steps = jobs.flatMap(({ steps = [] }) => steps);
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };

  it('call only what is there', () => {
    const commands = steps.map(({ run = '' }) => run).join('\n');
    const called = [...commands.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => String(name));
    expect(called).toEqual(
      expect.arrayContaining(['dist', 'rehearse', 'test:electron', 'sbom', 'checksums']),
    );
    expect(called.filter((name) => !scripts[name])).toEqual([]);
    const run = [...commands.matchAll(/node (scripts\/\S+)/g)].map(([, file]) => String(file));
    expect(run).toContain('scripts/smoke.ts');
    expect(run.filter((file) => !fs.existsSync(file))).toEqual([]);
    const reused = jobs.flatMap(({ uses }) => uses ?? []);
    expect(reused.filter((file) => !fs.existsSync(file))).toEqual([]);
  });

  it('use actions of one version each, and may write nothing but a release', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((name) => !/^actions\/[\w-]+@v\d+\.\d+\.\d+$/.test(name))).toEqual([]);
    const texts = files.map((file) => fs.readFileSync(file, 'utf8'));
    expect(texts.every((text) => /^permissions:\n {2}contents: read\n/m.test(text))).toBe(true);
    expect(texts.join('\n').match(/: write$/gm)).toEqual([': write']);
  });
});

interface Job {
  uses?: string;
  steps?: { uses?: string; run?: string }[];
}
