/** How every public page leaves: in the reader's language, kept nowhere but in the browser that has sent it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Html } from './domain/html.ts'
import { chooseLanguage, type Language, type Words, wordsOf } from './domain/words.ts'
import { type Field, renderPage } from './pages/layout.ts'

const Query = z.object({
  lang: z.string().max(10).optional().catch(undefined),
  to: z.string().max(40).optional().catch(undefined),
  pass: z.string().max(200).optional().catch(undefined),
  added: z.string().max(100).optional().catch(undefined),
  sight: z.literal('large').optional().catch(undefined),
})

export type Exchange = { request: FastifyRequest; reply: FastifyReply }

export type Reading = {
  language: Language
  words: Words
  /** Of several pages of the region, the one that is asked; null for the usual one. */
  pageName: string | null
  /** Adds to an address what must not be lost on the way: language and page. */
  keep: (path: string, query?: Record<string, string>) => string
  sight: Sight
}

/** Large letters without colours, for whoever sees badly; `url` leads to the same page in the other look. */
export type Sight = { isLarge: boolean; url: string }

export function readerOf(request: FastifyRequest): Reading {
  const { lang, to, sight } = Query.catch({}).parse(request.query)
  const language = chooseLanguage(lang, request.headers['accept-language'])
  const kept = { ...(lang && { lang: language }), ...(to && { to }), ...(sight && { sight }) }
  return {
    ...{ language, words: wordsOf(language), pageName: to ?? null },
    keep: (path, query = {}) => addressOf(path, { ...kept, ...query }),
    sight: { isLarge: sight !== undefined, url: otherSight(request.url) },
  }
}

/** All else that was asked stays. */
function otherSight(url: string): string {
  const [path = '', query = ''] = url.split('?')
  const { sight, ...rest } = Object.fromEntries(new URLSearchParams(query))
  return addressOf(path, sight === 'large' ? rest : { ...rest, sight: 'large' })
}

function addressOf(path: string, query: Record<string, string>): string {
  const words = new URLSearchParams(query).toString()
  return words === '' ? path : `${path}?${words}`
}

/** Where the page is in the other language: the pass to it goes along, and what it tells of. */
function otherOf(request: FastifyRequest, path: string): string {
  const { to, pass, added, sight } = Query.catch({}).parse(request.query)
  const lang = readerOf(request).language === 'ru' ? 'en' : 'ru'
  return addressOf(path, {
    lang,
    ...(to && { to }),
    ...(pass && { pass }),
    ...(added && { added }),
    ...(sight && { sight }),
  })
}

/** As with the language: what was typed stays out of it. */
function otherSightOf(request: FastifyRequest, path: string): string {
  const { lang, to, pass, added, sight } = Query.catch({}).parse(request.query)
  return addressOf(path, {
    ...(lang && { lang }),
    ...(to && { to }),
    ...(pass && { pass }),
    ...(added && { added }),
    ...(sight ? {} : { sight: 'large' }),
  })
}

/** Else the way back through it would send what was entered once more, or ask whether to. */
const KEPT_FOR_BACK = 'private, no-cache'

type Page = { title: string; body: Html; isPrivate: boolean; status?: number; hasScript?: boolean } & {
  /** Of a page that is the answer to a post: what shows it again; without fields a page that only begins there. */
  again?: { path: string; fields?: readonly Field[] }
}

/** What is not there has a title of its own. */
const isWrong = ({ status = 200 }: Page) => status === 400 || status === 403 || status === 429

export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { regionName, page }: { regionName: string; page: Page },
): FastifyReply {
  const { language, words, sight, keep } = readerOf(request)
  const { again, ...shown } = page
  const [path = ''] = request.url.split('?')
  const posted = request.method === 'POST' ? again : undefined
  return reply
    .status(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': posted ? KEPT_FOR_BACK : 'no-store',
      'content-language': language,
      vary: 'accept-language',
      // The place is asked of the browser only when the resident touches the button.
      'permissions-policy': 'camera=(), geolocation=(self), microphone=()',
      ...(page.isPrivate ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
    })
    .send(
      renderPage({
        ...{
          language,
          regionName,
          home: keep('/ask'),
          hasScript: true,
          isPosted: request.method === 'POST',
          ...shown,
        },
        // What came of a post is looked at anew by its own address.
        sight: { ...sight, url: posted ? null : otherSightOf(request, path) },
        title: isWrong(page) ? `${words.error}: ${page.title}` : page.title,
        other: { url: otherOf(request, posted?.path ?? path), fields: posted?.fields ?? null },
      }),
    )
}
