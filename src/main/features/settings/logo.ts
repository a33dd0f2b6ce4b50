/** The logo that stands on paper. */
import { LOGO_BYTES, type Logo } from '../../../shared/contract/clinic.ts';
import { invalid } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';

/** What the files begin with. Anything else could not be shown, or could hold more than a picture. */
const BEGINNINGS: Record<Logo['mediaType'], readonly number[]> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

export async function findLogo(db: ReadDb): Promise<Logo | null> {
  const [row] = await db.selectFrom('logo').select(['media_type', 'image']).execute();
  if (!row) return null;
  return { mediaType: row.media_type as Logo['mediaType'], data: Buffer.from(row.image).toString('base64') };
}

export async function setLogo(
  ctx: CommandContext,
  { mediaType, data }: Logo,
): Promise<Record<string, never>> {
  const image = Buffer.from(data, 'base64');
  if (image.length > LOGO_BYTES) throw invalid({ data: 'PICTURE_TOO_LARGE' });
  if (!BEGINNINGS[mediaType].every((byte, index) => image[index] === byte)) {
    throw invalid({ data: 'NOT_A_PICTURE' });
  }
  const before = await sizeOf(ctx.db);
  await ctx.db.deleteFrom('logo').execute();
  await ctx.db.insertInto('logo').values({ id: 1, media_type: mediaType, image }).execute();
  ctx.audit({ entity: 'settings', id: 1, before, after: { logo: { mediaType, bytes: image.length } } });
  return {};
}

export async function removeLogo(ctx: CommandContext): Promise<Record<string, never>> {
  const before = await sizeOf(ctx.db);
  if (before.logo === null) return {};
  await ctx.db.deleteFrom('logo').execute();
  ctx.audit({ entity: 'settings', id: 1, before, after: { logo: null } });
  return {};
}

/** What the audit says of a picture: not the picture. */
async function sizeOf(db: ReadDb) {
  const logo = await findLogo(db);
  const bytes = logo && Buffer.from(logo.data, 'base64').length;
  return { logo: logo && { mediaType: logo.mediaType, bytes } };
}
