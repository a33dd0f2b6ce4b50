/** Makes the pictures of the user guide, in every language. With MEDIBOOK_DOCS=1 they take the place of those in the documents. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '../../src/shared/languages.ts';
import { type GuidePicture, GUIDE_PICTURES } from './guide-pictures.ts';
import { GUIDE_SHOTS } from './guide-shots.ts';
import { SIZE, withStillClinic } from './still-clinic.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, process.env['MEDIBOOK_DOCS'] ? 'docs/images/guide' : 'artifacts/guide');
const MOST_BYTES = 120_000;

/** Of a dialog, or of a screen without the list of screens, and no further than there is something on it. */
async function clipOf(page: Page, isWhole: boolean) {
  if (isWhole) return {};
  const box = await page.evaluate(() => {
    const dialog = document.querySelector('[role=dialog]');
    const shown = dialog ?? document.querySelector('#main > *') ?? document.body;
    const { x, y, width, height } = shown.getBoundingClientRect();
    return { x, y, width, height, margin: dialog ? 16 : 0 };
  });
  const [x, y] = [Math.max(0, box.x - box.margin), Math.max(0, box.y - box.margin)];
  const right = Math.min(SIZE.width, box.x + box.width + box.margin);
  const bottom = Math.min(SIZE.height, box.y + box.height + box.margin);
  return { clip: { x, y, width: right - x, height: bottom - y } };
}

/** A WebP of what is on the screen: a third of a PNG, and letters stay sharp. */
async function webpOf(page: Page, clip: object): Promise<Buffer> {
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', ...clip });
  const painter = await page.context().newPage();
  const url = await painter.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.86 });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await painter.close();
  return Buffer.from(url);
}

test.use({ actionTimeout: 15_000 });

for (const language of LANGUAGES) {
  test(`the pictures of the guide, ${language}`, async ({ browser }) => {
    test.setTimeout(400_000);
    await withStillClinic(browser, language, async (clinic) => {
      const folder = path.join(FOLDER, language);
      fs.mkdirSync(folder, { recursive: true });
      for (const name of GUIDE_PICTURES) {
        await GUIDE_SHOTS[name satisfies GuidePicture](clinic);
        const picture = await webpOf(clinic.page, await clipOf(clinic.page, name === 'day'));
        expect(picture.length, name).toBeLessThan(MOST_BYTES);
        fs.writeFileSync(path.join(folder, `${name}.webp`), picture);
      }
    });
  });
}
