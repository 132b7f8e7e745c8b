/** Serves a page on which a person plays a resident: views, the choice of who writes, forms that act as that one. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../control/control-error.ts'
import type { Html } from './html.ts'
import {
  assertSameSite,
  chooseResident,
  chosenResident,
  SECURITY_HEADERS,
  safePath,
  sendPage,
  sharedPageRoutes,
} from './page.ts'
import { initialsPicture } from './pictures.ts'
import { type Brand, errorFrame, frame, type Player, type Reader, residentsList } from './shell.ts'

const Back = z.object({ back: z.string().default('/') })
const ResidentsQuery = z.object({ q: z.string().default(''), back: z.string().default('/') })
const Id = z.object({ id: z.coerce.number().int() })
const NewResident = z.object({ firstName: z.string().trim(), lastName: z.string().trim() })

export type Play = {
  brand: Brand
  subscribe: (listener: () => void) => () => void
  listResidents: () => Player[]
  createResident: (names: { firstName?: string; lastName?: string }) => Player
  nameOf: (id: number) => string
  /** Puts what the network itself refuses into words; null for anything else. */
  explain: (error: unknown) => string | null
  views: Record<string, (request: FastifyRequest, reader: Reader) => { title: string; body: Html }>
  forms: Record<string, (body: unknown, residentId: number) => void>
}

function explainAny({ explain }: Play, error: unknown): string | null {
  if (error instanceof ControlError)
    return error.status === 404 ? 'Такой страницы больше нет.' : 'Сюда писать нельзя.'
  if (error instanceof z.ZodError) return 'Форма заполнена неверно.'
  return explain(error)
}

export function playRoutes(app: FastifyInstance, play: Play): void {
  const { brand, subscribe, listResidents, nameOf, views, forms } = play
  function readerOf(request: FastifyRequest, path = request.url): Reader {
    const id = Number(chosenResident(request) ?? Number.NaN)
    return { resident: listResidents().find((one) => one.id === id) ?? null, path: safePath(path) }
  }

  sharedPageRoutes(app, subscribe)
  app.get('/avatar/:id.svg', async (request, response) => {
    const { id } = Id.parse(request.params)
    const picture = initialsPicture(id, id === 0 ? brand.name : nameOf(id))
    return response
      .headers(SECURITY_HEADERS)
      .header('cache-control', 'max-age=3600')
      .type('image/svg+xml')
      .send(picture)
  })
  app.get('/residents', async (request, response) => {
    const { q, back } = ResidentsQuery.parse(request.query)
    const reader = readerOf(request, back)
    return sendPage(
      response,
      frame(brand, reader, { title: 'Кто пишет', body: residentsList(listResidents(), reader, q) }),
    )
  })
  for (const [path, view] of Object.entries(views)) {
    app.get(path, async (request, response) => {
      const reader = readerOf(request)
      try {
        return sendPage(response, frame(brand, reader, view(request, reader)))
      } catch (error) {
        if (!(error instanceof ControlError || error instanceof z.ZodError)) throw error
        return sendPage(
          response.status(404),
          errorFrame(brand, { ...reader, path: '/' }, 'Такой страницы нет.'),
        )
      }
    })
  }

  function form(path: string, submit: (request: FastifyRequest) => number | null): void {
    app.post(path, async (request, response) => {
      const back = safePath(Back.parse(request.body ?? {}).back)
      try {
        assertSameSite(request)
        const chosen = submit(request)
        if (chosen !== null) chooseResident(response, chosen)
      } catch (error) {
        const message = explainAny(play, error)
        if (message === null) throw error
        return sendPage(response.status(400), errorFrame(brand, readerOf(request, back), message))
      }
      return response.redirect(back, 303)
    })
  }
  for (const [path, submit] of Object.entries(forms)) {
    form(path, (request) => {
      const { resident } = readerOf(request)
      if (!resident) throw new ControlError(400, 'no resident is chosen')
      submit(request.body, resident.id)
      return null
    })
  }
  form('/ui/resident', (request) => Id.parse(request.body).id)
  form('/ui/resident/new', (request) => {
    const { firstName, lastName } = NewResident.parse(request.body)
    return play.createResident({ ...(firstName && { firstName }), ...(lastName && { lastName }) }).id
  })
}
