import type { Route } from '@veche/contract/routes/route.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import type { Ratings } from '../../reports/index.ts'
import type { Html } from '../domain/html.ts'
import type { Language } from '../domain/words.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { readerOf } from '../send-page.ts'
import { createShow, type Show } from './domain/show-figures.ts'
import { openWordsOf } from './domain/words.ts'
import type { KeptPages, PageToKeep } from './kept-pages.ts'
import { renderOpenPage } from './pages/open-layout.ts'

export type OpenContext = Pick<
  PublicPageContext,
  'db' | 'clock' | 'region' | 'vault' | 'log' | 'tickets' | 'sendLetter' | 'files'
> & {
  pages: KeptPages
  /** Address of the script that recounts; null where the web client was not built. */
  script: () => Promise<string | null>
  ratings: Ratings
  /** Where the Book lies, and its name. */
  bookUrl: string
  origin: string
  mayBegin: () => boolean
}

/** Words, forms of figures and addresses of whoever reads. */
export function openReader(request: FastifyRequest, { region }: Pick<OpenContext, 'region'>) {
  const { language, keep, sight } = readerOf(request)
  return { language, keep, sight, words: openWordsOf(language), show: showFor(language, region.timeZone) }
}

const shows = new Map<string, Show>()

/** Formats of a language are dear to make, and a kept page needs none of them. */
function showFor(language: Language, timeZone: string): Show {
  const key = `${language} ${timeZone}`
  const known = shows.get(key) ?? createShow(language, timeZone)
  shows.set(key, known)
  return known
}
export type OpenReader = ReturnType<typeof openReader>

export type Framed = { title: string; body: Html; status?: number; script?: string | null }

type Framing = { request: FastifyRequest; reader: OpenReader; context: Pick<OpenContext, 'region'> }

export type Present = (reader: OpenReader, request: FastifyRequest) => Promise<Framed>

/** Serves pages that are kept for everybody. */
export function openPagesOf(app: FastifyInstance, context: OpenContext) {
  return (route: Route, present: Present, options: { at?: string } = {}) =>
    serveRoute(
      app,
      route,
      (request, reply) => {
        const reader = openReader(request, context)
        const page = keptPage({ request, reader, context }, () => present(reader, request))
        return context.pages.send({ request, reply }, page)
      },
      { compress: false, ...options },
    )
}

/** A page to be kept for everybody who reads this address in this language. */
export function keptPage(framing: Framing, present: () => Promise<Framed>): PageToKeep {
  const { request, reader } = framing
  return {
    key: `${reader.language} ${request.url}`,
    type: 'text/html; charset=utf-8',
    make: async () => frame(framing, await present()),
  }
}

function frame({ request, reader, context }: Framing, { status = 200, script = null, ...shown }: Framed) {
  const regionName = context.region.name
  const text = renderOpenPage({
    ...reader,
    ...shown,
    regionName,
    script,
    otherUrl: otherUrl(request, reader),
  })
  return { status, text }
}

function otherUrl({ url }: FastifyRequest, { language }: OpenReader): string {
  const [path = '', query = ''] = url.split('?')
  const params = new URLSearchParams(query)
  params.set('lang', language === 'ru' ? 'en' : 'ru')
  return `${path}?${params}`
}

/** Where the pages stand, for addresses that are read elsewhere. */
export function siteOf(bookUrl: string): string {
  return bookUrl.replace(/\/book$/, '')
}
