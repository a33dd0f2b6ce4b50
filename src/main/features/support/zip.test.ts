import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/folder.ts';
import { unzip } from '../../../../tests/support/unzip.ts';
import { zipOf } from './zip.ts';

const AT = Date.parse('2026-03-02T09:30:14Z');
const PARTS = [
  { name: 'a.json', text: '{"a":1}\n' },
  { name: 'empty.txt', text: '' },
  { name: 'grüße.txt', text: 'Zoë – 你好\n'.repeat(5000) },
];

describe('a zip file', () => {
  it('holds what was put into it', () => {
    expect(unzip(zipOf(PARTS, AT))).toEqual(PARTS);
    expect(unzip(zipOf([], AT))).toEqual([]);
  });

  it('is one for other programs, too', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'test.zip');
    fs.writeFileSync(file, zipOf(PARTS, AT));
    const code = `import zipfile,sys
z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
print([(i.filename,i.file_size,i.date_time) for i in z.infolist()])`;
    const { stdout, error } = spawnSync('python3', ['-c', code, file], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf8' },
    });
    fs.rmSync(folder, { recursive: true });
    // Not every computer has another program to read it with.
    if (error) return;
    expect(stdout).toContain("('a.json', 8, (2026, 3, 2, 9, 30, 14))");
    expect(stdout).toContain("('grüße.txt',");
  });
});
