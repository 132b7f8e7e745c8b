/** How every public page leaves: in the reader's language, kept nowhere. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Html } from './domain/html.ts'
import { chooseLanguage, type Language, type Words, wordsOf } from './domain/words.ts'
import { type Field, renderPage } from './pages/layout.ts'

const Query = z.object({
  lang: z.string().max(10).optional().catch(undefined),
  to: z.string().max(40).optional().catch(undefined),
})

export type Reading = {
  language: Language
  words: Words
  /** Of several pages of the region, the one that is asked; null for the usual one. */
  pageName: string | null
  /** Adds to an address what must not be lost on the way: language and page. */
  keep: (path: string) => string
}

export function readerOf(request: FastifyRequest): Reading {
  const { lang, to } = Query.catch({}).parse(request.query)
  const language = chooseLanguage(lang, request.headers['accept-language'])
  const pageName = to ?? null
  const kept = new URLSearchParams({
    ...(lang ? { lang: language } : {}),
    ...(pageName ? { to: pageName } : {}),
  })
  const keep = (path: string) => (kept.size > 0 ? `${path}?${kept}` : path)
  return { language, words: wordsOf(language), pageName, keep }
}

type Page = { title: string; body: Html; isPrivate: boolean; status?: number; hasScript?: boolean } & {
  /** Of a page that came of a post: what shows it again; without fields a page that only begins there. */
  again?: { path: string; fields?: readonly Field[] }
}

export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { regionName, page }: { regionName: string; page: Page },
): FastifyReply {
  const { language, pageName } = readerOf(request)
  const { again, ...shown } = page
  const [path = ''] = request.url.split('?')
  const other = new URLSearchParams({
    lang: language === 'ru' ? 'en' : 'ru',
    ...(pageName ? { to: pageName } : {}),
  })
  return reply
    .status(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-language': language,
      vary: 'accept-language',
      // The place is asked of the browser only when the resident touches the button.
      'permissions-policy': 'camera=(), geolocation=(self), microphone=()',
      ...(page.isPrivate ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
    })
    .send(
      renderPage({
        ...{ language, regionName, hasScript: true, ...shown },
        other: { url: `${again?.path ?? path}?${other}`, fields: again?.fields ?? null },
      }),
    )
}
