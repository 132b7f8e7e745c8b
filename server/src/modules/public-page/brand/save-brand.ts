/** Chooses the looks of public pages: what could not be read or would bring anything foreign is refused. */
import type { SaveBrandRequest } from '@veche/contract/admin/brand.ts'
import { LEAST_CONTRAST, lightContrastOf } from '@veche/contract/rules/contrast.ts'
import { type EMBLEM_TYPES, MAX_EMBLEM_BYTES } from '@veche/contract/values/admin/brand.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { cleanSvg } from '../../../platform/pictures/clean-svg.ts'
import { redrawPicture } from '../../../platform/pictures/redraw-picture.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import { type BrandRow, lockBrand, updateBrand } from './brands.repository.ts'
import { forgetBrands } from './get-brands.ts'

const LONG_SIDE = 320

type Saving = { code: string; municipalityCode: string | null; actor: Actor }
type Context = { db: Database } & Pick<AppContext, 'clock'>

export async function saveAccent(
  context: Context,
  { request: { before, ...wanted }, ...saving }: Saving & { request: SaveBrandRequest },
): Promise<void> {
  const { accent } = wanted
  const contrast = accent === null ? LEAST_CONTRAST : lightContrastOf(accent)
  if (contrast < LEAST_CONTRAST)
    throw new InvalidError('brand.low_contrast', { field: 'accent', contrast: contrast.toFixed(1) })
  await change(context, saving, async (tx, now) => {
    const findChanger = changerByJournal(tx, { objectType: 'brand', objectId: saving.code })
    return joinEdit({ now: { accent: now.accent }, before, wanted, findChanger })
  })
}

type EmblemType = (typeof EMBLEM_TYPES)[number]
type Brought = { bytes: Buffer; contentType: string }

/** Null takes it away. */
export async function saveEmblem(
  context: Context,
  { brought, ...saving }: Saving & { brought: Brought | null },
): Promise<void> {
  const emblem = brought && (await readEmblem(brought))
  await change(context, saving, async () => ({
    emblem: emblem?.bytes ?? null,
    emblemType: emblem?.type ?? null,
  }))
}

async function readEmblem({ bytes, contentType }: Brought): Promise<{ bytes: Buffer; type: EmblemType }> {
  if (bytes.length > MAX_EMBLEM_BYTES) throw new InvalidError('brand.emblem_too_large')
  const clean = await cleanEmblem(bytes, contentType)
  if (!clean) throw new InvalidError('brand.emblem_unreadable')
  if (clean.bytes.length > MAX_EMBLEM_BYTES) throw new InvalidError('brand.emblem_too_large')
  return clean
}

async function cleanEmblem(
  bytes: Buffer,
  contentType: string,
): Promise<{ bytes: Buffer; type: EmblemType } | null> {
  if (contentType === 'image/png') {
    const drawn = await redrawPicture(bytes, { as: 'png', longSide: LONG_SIDE })
    return drawn && { bytes: drawn, type: 'image/png' }
  }
  const drawing = contentType === 'image/svg+xml' ? cleanSvg(bytes.toString('utf8')) : null
  return drawing === null ? null : { bytes: Buffer.from(drawing), type: 'image/svg+xml' }
}

type Changes = Partial<Pick<BrandRow, 'accent' | 'emblem' | 'emblemType'>>

async function change(
  { db, clock }: Context,
  { code, municipalityCode, actor }: Saving,
  decide: (tx: Tx, now: BrandRow) => Promise<Changes>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const now = await lockBrand(tx, municipalityCode)
    if (!now) throw new NotFoundError('brand.not_found')
    const changes = await decide(tx, now)
    await updateBrand(tx, municipalityCode, { ...changes, changedAt: clock(), changedBy: actor.id })
    const details = { fields: Object.keys(changes), accent: changes.accent ?? null }
    await addJournal(tx, { actor, action: 'brand.changed', objectType: 'brand', objectId: code, details })
  })
  forgetBrands(db)
}
