/** The style and the script of public pages, and where the font lies. */
import { readFile } from 'node:fs/promises'
import type { FastifyPluginAsync } from 'fastify'
import type { Fonts } from './public-page-context.ts'

const FOLDER = new URL('./assets/', import.meta.url)
const HOUR_SECONDS = 3600

export function assetsRoutes(fonts: () => Promise<Fonts>): FastifyPluginAsync {
  return async (app) => {
    const [style, script] = await Promise.all(
      ['ask.css', 'ask.js'].map((name) => readFile(new URL(name, FOLDER), 'utf8')),
    )
    const cached = { 'cache-control': `public, max-age=${HOUR_SECONDS}` }
    app.get('/ask/assets/ask.css', { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type('text/css; charset=utf-8')
        .headers(cached)
        .send(`${renderFonts(await fonts())}${style}`),
    )
    app.get('/ask/assets/ask.js', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').headers(cached).send(script),
    )
  }
}

function renderFonts(fonts: Fonts): string {
  if (!fonts) return ''
  const face = (url: string, range: string) =>
    `@font-face{font-family:"Golos Text Variable";font-weight:400 900;font-display:swap;src:url("${url}") format("woff2");unicode-range:${range}}\n`
  return (
    face(fonts.cyrillic, 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116') +
    face(fonts.latin, 'U+0000-00FF,U+2000-206F')
  )
}
