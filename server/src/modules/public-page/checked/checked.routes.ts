import { PUBLIC_PAGE_ROUTES } from '@veche/contract/routes/public/public-pages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { findCheckedPicture, listChecked, readChecked } from '../../fakes/index.ts'
import { renderChecked, renderCheckedList, renderNotChecked } from '../pages/checked-page.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { readerOf, sendPage } from '../send-page.ts'

const Place = z.coerce.number().int().positive().max(2_147_483_647)
const Params = z.object({ number: Place })
const Query = z.object({
  search: z.string().trim().max(200).catch('').default(''),
  after: Place.catch(0).default(0),
})

/** «Проверено»: rumours that we have checked, what we found, and where we were wrong ourselves. */
export function checkedRoutes({
  db,
  region,
  fakeFiles,
}: Pick<PublicPageContext, 'db' | 'region' | 'fakeFiles'>): FastifyPluginAsync {
  const regionName = region.name
  const dayOf = (language: string) =>
    new Intl.DateTimeFormat(language, { timeZone: region.timeZone, dateStyle: 'long' })

  const momentIn = (language: string) => {
    const format = new Intl.DateTimeFormat(language, {
      ...{ timeZone: region.timeZone, dateStyle: 'long', timeStyle: 'short' },
    })
    return (at: Date) => format.format(at)
  }

  return async (app) => {
    serveRoute(app, PUBLIC_PAGE_ROUTES.checkedList, async (request, reply) => {
      const { words, language, keep } = readerOf(request)
      const { search, after } = Query.parse(request.query)
      const { fakes, next } = await listChecked(db, { search, after })
      const format = dayOf(language)
      const pageOf = (query: Record<string, string>) => {
        const path = keep('/checked')
        return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`
      }
      const body = renderCheckedList({
        ...{ words, search, all: keep('/checked') },
        lang: language,
        items: fakes.map((fake) => ({
          ...fake,
          url: keep(`/checked/${fake.number}`),
          day: format.format(fake.publishedAt),
        })),
        next: next === null ? null : pageOf({ ...(search && { search }), after: String(next) }),
      })
      const page = { title: words.checked.title, body, isPrivate: search !== '', hasScript: false }
      return sendPage(request, reply, { regionName, page })
    })

    serveRoute(app, PUBLIC_PAGE_ROUTES.checked, async (request, reply) => {
      const { words, language, keep } = readerOf(request)
      const number = Params.safeParse(request.params).data?.number ?? 0
      const fake = number > 0 ? await readChecked(db, number) : null
      const list = keep('/checked')
      if (!fake) {
        const body = renderNotChecked({ words, list })
        const page = { title: words.checked.none, body, isPrivate: true, status: 404, hasScript: false }
        return sendPage(request, reply, { regionName, page })
      }
      const format = dayOf(language)
      const body = renderChecked({
        words,
        fake,
        list,
        dayOf: (at) => format.format(at),
        momentOf: momentIn(language),
      })
      const page = { title: fake.claim, body, isPrivate: false, hasScript: false }
      return sendPage(request, reply, { regionName, page })
    })

    serveRoute(
      app,
      PUBLIC_PAGE_ROUTES.checkedPicture,
      async (request, reply) => {
        const number = Params.safeParse(request.params).data?.number ?? 0
        const picture = number > 0 ? await findCheckedPicture(db, number) : null
        const bytes = picture && (await fakeFiles.find(picture.hash))
        if (!picture || !bytes) return reply.status(404).send()
        return reply.type(picture.contentType).header('cache-control', 'no-cache').send(bytes)
      },
      { at: '/checked/:number(^\\d+)/picture' },
    )
  }
}
