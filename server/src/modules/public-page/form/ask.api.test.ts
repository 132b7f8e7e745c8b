import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildActor } from '../../../../test/factories.ts'
import {
  gateOf,
  openPublicRegion,
  type PublicRegion,
  problemsOf,
  receiptOf,
} from '../../../../test/public-page.ts'
import { buildJpeg, exifOf, jpegSegment } from '../../../platform/pictures/testing.ts'

let region: PublicRegion
beforeAll(async () => {
  region = await openPublicRegion()
})
afterAll(() => region.close())

const count = async (table: 'formRequest' | 'rawInbox' | 'message') => {
  const { rows } = await region.test.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return rows
}
const messageOf = async (number: number) => (await region.messagesOf(number))[0]
const jpeg = (bytes: Buffer) => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })

describe('asking', () => {
  it('turns a form into an incident like a message of any network', async () => {
    const { number } = await region.ask({ name: 'Анна Петрова', contact: '+7 900 000-00-00' })
    await region.work()

    const message = await messageOf(number)
    expect(message).toMatchObject({ network: 'form', surface: 'form', direction: 'in', authorKind: 'person' })
    expect(message?.text).toContain('Садовая, 5')
    const incident = await region.test.db
      .selectFrom('incident')
      .selectAll()
      .where('id', '=', message?.incidentId ?? '')
      .executeTakeFirstOrThrow()
    expect(incident).toMatchObject({ step: 'new', network: 'form' })
  })

  it('keeps the contact sealed, and shows it only to those who work', async () => {
    const { number } = await region.ask({ contact: 'zhitel@example.org' })
    await region.work()
    const message = await messageOf(number)
    const stored = await region.test.db.selectFrom('rawInbox').select('body').execute()
    expect(stored.some(({ body }) => Buffer.from(body).includes('zhitel'))).toBe(false)
    const url = `/incidents/${message?.incidentId}/contact`
    expect((await region.test.as(buildActor({ role: 'dispatcher' })).post(url)).json()).toEqual({
      contact: 'zhitel@example.org',
    })
    const shown = await region.test.db
      .selectFrom('journal')
      .select('objectId')
      .where('action', '=', 'contact.shown')
      .execute()
    expect(shown).toEqual([{ objectId: message?.incidentId }])
    expect((await region.test.as(buildActor({ role: 'analyst' })).post(url)).statusCode).toBe(403)
  })

  it('gives the same receipt to a second click and to a repeat, and stores one request', async () => {
    const before = await count('rawInbox')
    const fields = await region.fill()
    const answers = await Promise.all([region.post('/ask', fields), region.post('/ask', fields)])
    const third = await region.post('/ask', fields)

    const [first, second] = answers.map(receiptOf)
    expect(second).toEqual(first)
    expect(receiptOf(third)).toEqual(first)
    expect(await count('rawInbox')).toBe(before + 1)
  })

  it('shows a second question from the same page again: it gets its own number, and no receipt of the first', async () => {
    const fields = await region.fill()
    const first = receiptOf(await region.post('/ask', fields))
    const other = await region.post('/ask', { ...fields, text: 'На той же улице прорвало трубу' })
    expect(problemsOf(other)).toEqual(['form form.sent'])
    expect(other.text).toContain('прорвало трубу')
    region.passMs(5000)
    const again = { ...fields, ...gateOf(other.text), text: 'На той же улице прорвало трубу' }
    const second = receiptOf(await region.post('/ask', again))
    expect(second.number).toBeGreaterThan(first.number)
    await region.work()
    expect((await messageOf(second.number))?.text).toContain('прорвало трубу')
    expect((await messageOf(first.number))?.text).toContain('не горят фонари')
  })

  it('records to which words the resident agreed, and when', async () => {
    const { number } = await region.ask()
    const row = await region.test.db
      .selectFrom('formRequest')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ consentVersion: '2026-11', consentAt: region.test.clock.now })
  })

  it('escapes what was written, wherever it is shown', async () => {
    const text = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const wrong = await region.post('/ask', await region.fill({ text, consent: '', address: text }))
    const { number, code } = await region.ask({ text })
    await region.work()
    const seen = await region.post('/ask/check', { number: String(number), code })
    for (const page of [wrong, seen]) {
      expect(page.text).not.toContain('<script>alert')
      expect(page.text).not.toContain('<img')
      expect(page.text).toContain('&lt;script&gt;')
    }
  })

  it('is small, keeps nothing and allows nothing from outside', async () => {
    const { text, headers } = await region.get('/ask')
    expect(Buffer.byteLength(text)).toBeLessThan(100_000)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-language': 'ru' })
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect((await region.get('/ask?lang=en')).text).toContain('Ask a question')
    expect((await region.get('/ask', { 'accept-language': 'en-GB,en;q=0.9' })).text).toContain('lang="en"')
  })
})

describe('the place of a question', () => {
  const placeOf = async (latitude: string, longitude: string) =>
    JSON.parse((await region.post('/ask/place', { latitude, longitude })).text)

  it('is known by its point, and outside of the region said to be so', async () => {
    expect(await placeOf('58.38778', '33.91556')).toEqual({ municipality: 'borovichi', isOutside: false })
    expect(await placeOf('55.75', '37.62')).toEqual({ municipality: null, isOutside: true })
    expect(await placeOf('nowhere', '')).toEqual({ municipality: null, isOutside: false })
  })

  it('is not asked again of whoever sent the point alone', async () => {
    const fields = await region.fill({ municipality: '', latitude: '58.38778', longitude: '33.91556' })
    expect((await region.post('/ask', fields)).status).toBe(200)
    const elsewhere = await region.fill({ municipality: '', latitude: '55.75', longitude: '37.62' })
    expect(problemsOf(await region.post('/ask', elsewhere))).toEqual(['municipality municipality.outside'])
  })

  it('offers residents no topic in words of the staff', async () => {
    expect((await region.get('/ask?lang=ru')).text).not.toContain('ЦУР')
  })
})

describe('the other language', () => {
  /** What the button of the header sends. */
  const switchOf = ({ text }: { text: string }) => {
    const [, action = '', inputs = ''] =
      /<form method="post" action="([^"]+)" class="lang">(.*?)<\/form>/s.exec(text) ?? []
    const pairs = [...inputs.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ])
    return { action: action.replaceAll('&amp;', '&'), fields: Object.fromEntries(pairs) }
  }

  it('keeps what was entered on a page that names problems', async () => {
    const wrong = await region.post('/ask?lang=ru', await region.fill({ municipality: '', name: 'Анна' }))
    const { action, fields } = switchOf(wrong)
    const english = await region.post(action, fields)
    expect(english.text).toContain('lang="en"')
    expect(english.text).toContain('третий день не горят фонари')
    expect(english.text).toContain('value="Анна"')
    expect(problemsOf(english)).toEqual([])
    const form = { ...fields, ...gateOf(english.text), municipality: 'borovichi', only: '' }
    region.passMs(5000)
    expect((await region.post(action, form)).status).toBe(200)
  })

  it('shows the same receipt and the same question', async () => {
    const linkOf = ({ text }: { text: string }) =>
      /<a href="([^"]+)" hreflang="(?:en|ru)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const taken = await region.post('/ask?lang=ru', await region.fill())
    const { number, code } = receiptOf(taken)
    const english = await region.get(linkOf(taken))
    expect(english.text).toContain('lang="en"')
    expect(receiptOf(english)).toEqual({ number, code })
    const thread = await region.post('/ask/check?lang=ru', { number: String(number), code })
    const read = await region.get(linkOf(thread))
    expect(read.text).toContain(`Number ${number}`)
    expect(linkOf(read)).toContain('lang=ru')
  })

  it('stands on a page that refuses a code too', async () => {
    const refused = await region.post('/ask/check?lang=ru', { number: '1', code: 'wrong' })
    expect(refused.text).toContain('href="/ask/check?lang=en"')
  })
})

describe('a form that must be mended', () => {
  it.each([
    [{ text: 'Яма' }, 'text text.too_short'],
    [{ text: 'я'.repeat(4001) }, 'text text.too_long'],
    [{ municipality: '' }, 'municipality municipality.required'],
    [{ municipality: 'moscow' }, 'municipality municipality.required'],
    [{ group: 'nothing' }, 'group group.unknown'],
    [{ consent: '' }, 'consent consent.required'],
    [{ address: 'а'.repeat(201) }, 'address address.too_long'],
    [{ answer: '99' }, 'answer answer.wrong'],
    [{ website: 'http://spam.example' }, 'form form.robot'],
    [{ ticket: 'a.b.c' }, 'form form.expired'],
    [{ text: 'Звоните мне: 8 900 000-00-00, темно' }, 'text form.personal'],
    [{ photos: new Blob(['not a picture at all'], { type: 'image/jpeg' }) }, 'photos photos.unreadable'],
    [{ photos: new Blob([], { type: 'image/jpeg' }) }, 'photos photos.unreadable'],
  ])('%o is answered by «%s», and nothing is stored', async (fields, problem) => {
    const before = await count('formRequest')
    const answer = await region.post('/ask', await region.fill(fields))
    expect(answer.status).toBe(400)
    expect(problemsOf(answer)).toEqual([problem])
    expect(await count('formRequest')).toBe(before)
  })

  it('that is not read yet says that its photos have to be chosen again', async () => {
    const photos = jpeg(buildJpeg({}))
    const wrong = await region.post('/ask', await region.fill({ answer: '1', photos }))
    expect(problemsOf(wrong)).toEqual(['answer answer.wrong', 'photos photos.again'])
    expect(problemsOf(await region.post('/ask', await region.fill({ answer: '1' })))).toEqual([
      'answer answer.wrong',
    ])
  })

  it('that came too fast keeps its words and goes at the second try', async () => {
    const fields = await region.fill()
    const page = await region.get('/ask')
    const answer = await region.post('/ask', { ...fields, ...gateOf(page.text) })
    expect(problemsOf(answer)).toEqual(['form form.too_fast'])
    expect(answer.text).toContain('третий день не горят фонари')
  })

  it('is sent as it is when the resident was told of personal data once', async () => {
    const fields = await region.fill({ text: 'Звоните мне: 8 900 000-00-00, темно', personal: 'seen' })
    expect((await region.post('/ask', fields)).status).toBe(200)
  })

  it('passes by the work of the browser in place of the sum', async () => {
    const fields = await region.fill({ answer: '' })
    expect((await region.post('/ask', { ...fields, proof: '1' })).status).toBe(400)
    const proof = prove(String(fields.ticket))
    expect((await region.post('/ask', { ...fields, proof })).status).toBe(200)
  })

  it('is read or refused, whatever its bytes are', async () => {
    for (const payload of ['', '--x\r\nbroken', 'a=%ff%00&text=\u0000', Buffer.from([0xff, 0, 1])]) {
      for (const type of [
        'multipart/form-data; boundary=x',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
      ]) {
        const headers = { 'content-type': type }
        const { statusCode } = await region.test.app.inject({ method: 'POST', url: '/ask', payload, headers })
        expect(statusCode).toBe(400)
      }
    }
  })
})

describe('photos', () => {
  const secret = Buffer.from('57.99,31.36')
  const photo = buildJpeg({ extra: [jpegSegment(0xe1, exifOf({ order: 'II', orientation: 1, secret }))] })

  it('are cleaned, kept by their hash and named in the message', async () => {
    const { number } = await region.ask({ photos: [jpeg(photo), jpeg(buildJpeg({}))] })
    await region.work()
    const message = await messageOf(number)
    const refs = z
      .array(z.object({ kind: z.literal('photo'), ref: z.string() }))
      .parse(message?.attachments)
      .map(({ ref }) => ref)
    expect(refs).toHaveLength(2)
    const bytes = await region.test.product.attachments.find(refs[0]!.replace('photo:', ''))
    expect(bytes?.includes(secret)).toBe(false)
    expect(createHash('sha256').update(bytes!).digest('hex')).toBe(refs[0]!.replace('photo:', ''))
  })

  it('are shown to whoever has the code, by a link of their own', async () => {
    const asked = receiptOf(await region.post('/ask', await region.fill({ photos: [jpeg(photo)] })))
    await region.work()
    const page = await region.post('/ask/check', { number: String(asked.number), code: asked.code })
    const link = /src="(\/ask\/files\/own:[^"]+)"/.exec(page.text)?.[1] ?? ''
    const file = await region.get(link)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(page.text).not.toContain('Фото: 1')
    expect((await region.get(link.replace('/0/', '/1/'))).status).toBe(404)
  })

  it('that came with a form to be mended need not be chosen again, and only on that form', async () => {
    const answer = await region.post('/ask', await region.fill({ consent: '', photos: jpeg(photo) }))
    const kept = /name="kept" value="([^"]+)"/.exec(answer.text)?.[1] ?? ''
    const mended = { ...(await region.fill()), ...gateOf(answer.text), kept }
    region.passMs(5000)
    const own = receiptOf(await region.post('/ask', mended))
    const foreign = receiptOf(await region.post('/ask', await region.fill({ kept })))
    await region.work()
    expect((await messageOf(own.number))?.attachments).toHaveLength(1)
    expect((await messageOf(foreign.number))?.attachments).toEqual([])
  })

  it('are counted on the receipt; a field left empty is no photo', async () => {
    const two = await region.post('/ask', await region.fill({ photos: [jpeg(photo), jpeg(buildJpeg({}))] }))
    expect(two.text).toContain('id="photos">Фото: 2<')
    const none = await region.post('/ask', await region.fill({ photos: new File([], '') }))
    expect([none.status, none.text.includes('id="photos"')]).toEqual([200, false])
  })

  it('are five at most', async () => {
    const photos = Array.from({ length: 6 }, () => jpeg(photo))
    expect(problemsOf(await region.post('/ask', await region.fill({ photos })))).toEqual([
      'photos photos.too_many',
    ])
  })
})

describe('many at once', () => {
  it('from one address are asked to wait, and let in again later', async () => {
    let status = 200
    for (let sent = 0; sent < 25 && status === 200; sent += 1) {
      const fields = await region.fill()
      status = (await region.post('/ask', fields)).status
    }
    // Time goes on by five seconds a form: a question in thirty seconds comes back.
    expect(status).toBe(429)
    region.passMs(600_000)
    expect((await region.post('/ask', await region.fill())).status).toBe(200)
  })
})

describe('one address', () => {
  it('has a share of the product at once, is told so in words, and leaves the rest to others', async () => {
    const narrow = await openPublicRegion({ requestsAtOnce: 8 })
    const read = (remoteAddress: string) =>
      narrow.test.app.inject({ url: '/checked', remoteAddress, headers: { 'accept-language': 'ru' } })
    const many = Array.from({ length: 20 }, () => '203.0.113.7')
    const answers = await Promise.all([...many, '203.0.113.8'].map(read))
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(8 + 1)
    expect(refused).toHaveLength(12)
    expect(refused[0]?.body).toContain('Страница ненадолго недоступна')
    expect(answers.at(-1)?.statusCode).toBe(200)
    expect((await read('203.0.113.7')).statusCode).toBe(200)
    await narrow.close()
  })
})

it('takes photos of a whole house at once', async () => {
  const bytes = Array.from({ length: 4 }, () => jpegSegment(0xfe, Buffer.alloc(60_000, 1)))
  const fields = await region.fill({ photos: jpeg(buildJpeg({ extra: bytes })) })
  const answers = await Promise.all(Array.from({ length: 12 }, () => region.post('/ask', fields)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
})

it('has nothing to show where the region has no form', async () => {
  expect((await region.get('/ask?to=elsewhere')).status).toBe(404)
})

it.each([
  ['/ask/abc', 'Такого вопроса нет'],
  ['/ask/12345x', 'Такого вопроса нет'],
  ['/ask/1/2', 'Такого вопроса нет'],
  ['/ask/abc?lang=en', 'There is no such question'],
  ['/checked/abc', 'href="/ask"'],
  ['/livestreams/abc', 'Такого эфира нет'],
])('says in public that nothing is at %s, and does not send residents to sign in', async (url, words) => {
  const page = await region.get(url, { accept: 'text/html' })
  expect(page.status).toBe(404)
  expect(page.text).toContain(words)
})

function prove(ticket: string): string {
  for (let tried = 0; ; tried += 1) {
    const hash = createHash('sha256').update(`${ticket}:${tried}`).digest()
    if (hash.readUInt32BE(0) >>> 17 === 0) return String(tried)
  }
}
