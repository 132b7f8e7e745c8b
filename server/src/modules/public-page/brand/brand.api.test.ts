/** Emblem and colour: what an administrator brings is made harmless, and everybody sees it. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { FILE_SECURITY_POLICY } from '../../../platform/http/security.ts'

let region: PublicRegion
const administrator = buildActor({ role: 'administrator' })
const moderator = buildActor({ role: 'moderator' })
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

const save = (code: string, body: object, actor = administrator) =>
  region.test.as(actor).put(`/brands/${code}`, body)
async function bring(code: string, payload: Buffer | string, type: string) {
  const { statusCode, body } = await region.test.app.inject({
    ...{ method: 'PUT', url: `/api/brands/${code}/emblem`, payload: Buffer.from(payload) },
    headers: {
      authorization: `Bearer ${await region.test.tokenOf(administrator)}`,
      'content-type': type,
    },
  })
  return { status: statusCode, body: JSON.parse(body) }
}
const draw = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 10">${inside}</svg>`
const style = async (name: string) => (await region.get(`/ask/assets/${name}`)).text
const SHIELD = draw('<path d="M0 0h8v6l-4 4-4-4z" fill="#123456"/>')

describe('a colour', () => {
  it('is refused where nobody could read it, and seen on every page else', async () => {
    const pale = await save('region', { accent: '#ffee88' })
    expect([pale.statusCode, pale.json().code]).toEqual([400, 'brand.low_contrast'])
    expect(await style('ask.css')).not.toContain('#ffee88')
    const taken = await save('region', { accent: '#5b2a86' })
    expect([taken.statusCode, taken.json()]).toMatchObject([200, { accent: '#5b2a86', code: 'region' }])
    for (const name of ['ask.css', 'open.css']) expect(await style(name)).toContain('--primary:#5b2a86')
  })

  it('of a municipality stands on its own pages alone', async () => {
    await save('borovichi', { accent: '#0b5f68' })
    expect(await style('open.css')).toContain(':root:has([data-place="borovichi"])')
    expect((await region.get('/open/places/borovichi')).text).toContain('data-place="borovichi"')
    expect((await save('atlantis', { accent: '#0b5f68' })).statusCode).toBe(404)
  })

  it('is not written over another that somebody else has chosen meanwhile', async () => {
    await save('valday', { accent: '#5b2a86' })
    const late = await save('valday', { accent: '#0b5f68', before: { accent: null } })
    expect([late.statusCode, late.json().code]).toEqual([409, 'edit.fields_changed'])
  })

  it('is chosen by administrators alone, and the journal says so', async () => {
    expect((await save('region', { accent: null }, moderator)).statusCode).toBe(403)
    await save('region', { accent: null })
    const rows = await region.test.db.selectFrom('journal').select('action').execute()
    expect(rows.map(({ action }) => action)).toContain('brand.changed')
  })
})

describe('an emblem', () => {
  it('is shown to everybody by headers under which it runs and fetches nothing', async () => {
    const hostile = draw('<script>alert(1)</script><path d="M0 0" onload="alert(1)" fill="#123456"/>')
    const { status, body } = await bring('region', hostile, 'image/svg+xml')
    expect(status).toBe(200)
    const { text, headers } = await region.get(body.emblemUrl)
    expect(text).toBe(draw('<path d="M0 0" fill="#123456"></path>'))
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('image/svg+xml'),
      'content-security-policy': FILE_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    })
    expect(await style('open.css')).toContain(body.emblemUrl)
  })

  it('as PNG is drawn anew and made small', async () => {
    const png = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#123456' } })
      .withExif({ IFD0: { Copyright: 'canary' } })
      .png()
      .toBuffer()
    const { status, body } = await bring('borovichi', png, 'image/png')
    expect(status).toBe(200)
    const served = await region.test.app.inject({ method: 'GET', url: body.emblemUrl })
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: 'png', width: 320 })
    expect(served.rawPayload.includes('canary')).toBe(false)
  })

  it.each([
    ['no picture', 'image/png', 'not a picture', 'brand.emblem_unreadable'],
    ['styles that would be lost', 'image/svg+xml', draw('<style>a{}</style>'), 'brand.emblem_unreadable'],
    ['a page', 'image/svg+xml', '<html></html>', 'brand.emblem_unreadable'],
    ['too large', 'image/svg+xml', draw('<g></g>'.repeat(20_000)), 'brand.emblem_too_large'],
  ])('is refused in words when it is %s', async (_what, type, payload, code) => {
    expect(await bring('region', payload, type)).toMatchObject({ status: 400, body: { code } })
  })

  it('has another address when it is another, and goes when it is taken away', async () => {
    const first = (await bring('valday', SHIELD, 'image/svg+xml')).body.emblemUrl
    const second = (await bring('valday', SHIELD.replace('#123456', '#654321'), 'image/svg+xml')).body
      .emblemUrl
    expect(second).not.toBe(first)
    expect((await region.test.as(administrator).delete('/brands/valday/emblem')).json().emblemUrl).toBeNull()
    expect((await region.get(second)).status).toBe(404)
    expect((await region.get('/open/emblems/atlantis')).status).toBe(404)
  })
})
