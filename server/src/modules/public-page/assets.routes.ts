/** The style and the script of public pages, and where the font lies. */
import { readFile } from 'node:fs/promises'
import type { FastifyPluginAsync } from 'fastify'
import { writeBrandStyle } from './brand/domain/brand-style.ts'
import { getBrands } from './brand/get-brands.ts'
import { readFormMap } from './form/form-map.ts'
import type { Fonts, PublicPageContext } from './public-page-context.ts'

const FOLDER = new URL('./assets/', import.meta.url)
const SCRIPTS = ['ask.js', 'ask-language.js', 'ask-map.js', 'ask-proof.js']
const HOUR_SECONDS = 3600
const MINUTES_SECONDS = 300

export function assetsRoutes(
  { db }: Pick<PublicPageContext, 'db'>,
  fonts: () => Promise<Fonts>,
): FastifyPluginAsync {
  return async (app) => {
    const read = (name: string) => readFile(new URL(name, FOLDER), 'utf8')
    const [style, open] = await Promise.all(['ask.css', 'open.css'].map(read))
    const scripts = await Promise.all(SCRIPTS.map(async (name) => ({ name, code: await read(name) })))
    const cached = { 'cache-control': `public, max-age=${HOUR_SECONDS}` }
    // A colour that the region has just chosen is seen within minutes.
    const styled = { 'cache-control': `public, max-age=${MINUTES_SECONDS}` }
    for (const [name, rules] of Object.entries({ 'ask.css': style, 'open.css': open }))
      app.get(`/ask/assets/${name}`, { schema: { hide: true } }, async (_request, reply) =>
        reply
          .type('text/css; charset=utf-8')
          .headers(styled)
          .send(`${renderFonts(await fonts())}${rules}${writeBrandStyle(await getBrands(db))}`),
      )
    for (const { name, code } of scripts)
      app.get(`/ask/assets/${name}`, { schema: { hide: true } }, async (_request, reply) =>
        reply.type('text/javascript; charset=utf-8').headers(cached).send(code),
      )
    app.get('/ask/assets/map.json', { schema: { hide: true } }, async (_request, reply) =>
      reply.headers(cached).send(await readFormMap(db)),
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
