/** Emblem and colour of the region and of its municipalities: chosen by administrators, seen by everybody. */
import type { Brand } from '@veche/contract/admin/brand.ts'
import { BRAND_ROUTES } from '@veche/contract/routes/admin/brand.ts'
import { darkAccentOf } from '@veche/contract/rules/contrast.ts'
import { EMBLEM_TYPES, MAX_EMBLEM_BYTES, REGION_BRAND } from '@veche/contract/values/admin/brand.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { FILE_SECURITY_POLICY } from '../../../platform/http/security.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { readFileBody } from '../../../platform/http/stored-file.ts'
import { requireActor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { emblemUrlOf } from './domain/brand-style.ts'
import { getBrands } from './get-brands.ts'
import { saveAccent, saveEmblem } from './save-brand.ts'

/** Whoever brings too much is told so in words. */
const BODY_BYTES = 4 * MAX_EMBLEM_BYTES
const DAY_SECONDS = 86_400
const Params = z.object({ code: z.string().max(100).catch('') })

export function brandAdminRoutes(context: AppContext): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    app.addContentTypeParser([...EMBLEM_TYPES], { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )

    serveRoute(app, BRAND_ROUTES.list, async () => ({ brands: await presentBrands(db) }))

    serveRoute(app, BRAND_ROUTES.save, async (request) => {
      const saving = await readSaving(db, request.params.code)
      await saveAccent(context, { ...saving, actor: requireActor(request), request: request.body })
      return presentBrand(db, saving.code)
    })

    serveRoute(
      app,
      BRAND_ROUTES.saveEmblem,
      async (request) => {
        const saving = await readSaving(db, request.params.code)
        const brought = readFileBody(request) ?? { bytes: Buffer.alloc(0), contentType: '' }
        await saveEmblem(context, { ...saving, actor: requireActor(request), brought })
        return presentBrand(db, saving.code)
      },
      { bodyLimit: BODY_BYTES },
    )

    serveRoute(app, BRAND_ROUTES.deleteEmblem, async (request) => {
      const saving = await readSaving(db, request.params.code)
      await saveEmblem(context, { ...saving, actor: requireActor(request), brought: null })
      return presentBrand(db, saving.code)
    })
  }
}

/** Anybody's: pages of residents show it. A drawing runs nothing and fetches nothing, also opened by itself. */
export function emblemRoutes({ db }: Pick<AppContext, 'db'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, BRAND_ROUTES.emblem, async (request, reply) => {
      const { code } = Params.parse(request.params)
      const brands = await getBrands(db)
      const brand = brands.find(({ municipalityCode }) => (municipalityCode ?? REGION_BRAND) === code)
      if (!brand?.emblem || !brand.emblemType) return reply.status(404).send()
      return reply
        .type(brand.emblemType)
        .headers({
          'cache-control': `public, max-age=${DAY_SECONDS}`,
          'content-security-policy': FILE_SECURITY_POLICY,
          'content-disposition': 'inline',
        })
        .send(brand.emblem)
    })
  }
}

async function readSaving(db: Db, code: string): Promise<{ code: string; municipalityCode: string | null }> {
  if (code === REGION_BRAND) return { code, municipalityCode: null }
  const { municipalities } = await getDirectory(db)
  if (!municipalities.some((place) => place.code === code)) throw new NotFoundError('brand.not_found')
  return { code, municipalityCode: code }
}

async function presentBrand(db: Db, code: string): Promise<Brand> {
  const brand = (await presentBrands(db)).find((one) => one.code === code)
  if (!brand) throw new NotFoundError('brand.not_found')
  return brand
}

async function presentBrands(db: Db): Promise<Brand[]> {
  const [{ region, municipalities }, brands] = await Promise.all([getDirectory(db), getBrands(db)])
  const present = (municipalityCode: string | null, name: string): Brand => {
    const brand = brands.find((one) => one.municipalityCode === municipalityCode)
    const accent = brand?.accent ?? null
    return {
      ...{ code: municipalityCode ?? REGION_BRAND, name, accent },
      darkAccent: accent && darkAccentOf(accent),
      emblemUrl: brand ? emblemUrlOf(brand) : null,
    }
  }
  return [present(null, region.name), ...municipalities.map(({ code, name }) => present(code, name))]
}
