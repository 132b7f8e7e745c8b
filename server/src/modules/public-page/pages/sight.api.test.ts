import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

const read = async (url: string) =>
  (await region.test.app.inject({ method: 'GET', url, headers: { 'accept-language': 'ru' } })).body

it.each(['/ask', '/open', '/open/problems', '/open/outages', '/checked', '/open/answer-check'])(
  '%s is there for whoever sees badly, and keeps that on the way',
  async (url) => {
    const usual = await read(url)
    expect(usual).not.toContain('data-sight')
    expect(usual).toContain(`<a href="${url}?sight=large">Для слабовидящих</a>`)
    const large = await read(`${url}?sight=large&lang=ru`)
    expect(large).toContain('data-sight="large"')
    expect(large).toContain(`<a href="${url}?lang=ru">Обычный вид</a>`)
    const links = [...large.matchAll(/href="(\/(?:ask|open|checked)[^"#]*)/g)].map(([, link = '']) => link)
    const lost = links.filter((link) => !/sight=large|\/assets\/|\.(atom|json|csv)/.test(link))
    expect(lost).toEqual([`${url}?lang=ru`])
  },
)

it('takes no other look for one', async () => {
  expect(await read('/open?sight=%22onload=')).not.toContain('data-sight')
})
