/** Letters bring the emblem with them, and their reader's program fetches nothing. */
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { type LetterBox, openLetterBox } from '../../../../test/letter-box.ts'
import { gateOf, openPublicRegion, type PublicRegion } from '../../../../test/public-page.ts'
import { createMailer, type Mailer } from '../../notifications/index.ts'
import { publicPageJobs } from '../public-page.jobs.ts'

const SITE = 'https://veche.region.example'
let region: PublicRegion
let box: LetterBox
let mailer: Mailer
beforeAll(async () => {
  box = await openLetterBox()
  mailer = createMailer({ smtpUrl: box.url, from: 'veche@region.example', publicUrl: SITE })
  region = await openPublicRegion({ sendLetter: mailer.send })
})
afterAll(async () => {
  mailer.close()
  await region.close()
  await box.close()
})
beforeEach(() => box.received.splice(0))

const drawing = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 10"><path d="M0 0h8v10h-8z" fill="${colour}"/></svg>`
async function bring(code: string, payload: string): Promise<void> {
  const { statusCode } = await region.test.app.inject({
    ...{ method: 'PUT', url: `/api/brands/${code}/emblem`, payload: Buffer.from(payload) },
    headers: {
      authorization: `Bearer ${await region.test.tokenOf(buildActor({ role: 'administrator' }))}`,
      'content-type': 'image/svg+xml',
    },
  })
  expect(statusCode).toBe(200)
}
async function letterTo(email: string, place: string) {
  const { text } = await region.get('/open/subscribe')
  region.passMs(150_000)
  await region.post('/open/subscribe', {
    ...{ place, group: '', street: '', house: '', email, website: '', proof: '' },
    ...gateOf(text),
  })
  const jobs = publicPageJobs(region.test.context, { publicUrl: SITE, sendLetter: mailer.send })
  await jobs.find(({ name }) => name === 'public_page.letters')!.handle([])
  return box.received.at(-1)!.mail
}
/** Of the point in its middle: at its edges a drawing is mixed with what lies below. */
async function colourOf(picture: Buffer): Promise<string> {
  const point = { left: 38, top: 48, width: 1, height: 1 }
  const points = await sharp(picture).extract(point).removeAlpha().raw().toBuffer()
  return points.toString('hex')
}

it('has the name alone where nobody has chosen an emblem', async () => {
  const { attachments, html } = await letterTo('anna@example.org', 'borovichi')
  expect(attachments).toEqual([])
  expect(html).not.toContain('<img')
})

it('brings the emblem of the region as a picture, fine enough, and names nothing outside', async () => {
  await bring('region', drawing('#123456'))
  const { attachments, html } = await letterTo('boris@example.org', 'borovichi')
  expect(attachments).toMatchObject([
    { cid: 'emblem', contentType: 'image/png', contentDisposition: 'inline', related: true },
  ])
  const { format, height } = await sharp(attachments[0]!.content).metadata()
  expect([format, height]).toEqual(['png', 96])
  expect(await colourOf(attachments[0]!.content)).toBe('123456')
  // The parser puts the picture in the place of its name.
  const sources = [...String(html).matchAll(/src="([^"]{0,30})/g)].map(([, source]) => source)
  expect(sources).toEqual([expect.stringMatching(/^data:image\/png;base64,/)])
})

it('brings the emblem of the municipality that it is about', async () => {
  await bring('borovichi', drawing('#654321'))
  const [own, other] = [
    await letterTo('vera@example.org', 'borovichi'),
    await letterTo('gleb@example.org', 'valday'),
  ]
  expect(await colourOf(own.attachments[0]!.content)).toBe('654321')
  expect(await colourOf(other.attachments[0]!.content)).toBe('123456')
})
