/**
 * Whatever a resident sends leads to a page with an address of its own: Back and reload send nothing again, and the
 * address tells nobody the code. Every address that residents post to is here.
 */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  type Fields,
  gateOf,
  openPublicRegion,
  type PublicRegion,
  receiptOf,
} from '../../../../test/public-page.ts'

const ELSEWHERE = '203.0.113.20'

let region: PublicRegion
let letters = 0
beforeAll(async () => {
  region = await openPublicRegion({
    sendLetter: async () => {
      letters += 1
    },
  })
})
afterAll(() => region.close())

async function asAuthor(): Promise<{ number: string; code: string }> {
  const { number, code } = await region.ask({ contact: 'anna@example.org' })
  return { number: String(number), code }
}

async function openedForm(fields: Fields = {}): Promise<Fields> {
  const known = await asAuthor()
  const { ticket } = gateOf((await region.post('/ask/check', known)).text)
  return { ...known, ticket, text: 'И фонарь у школы', ...fields }
}

const TAKEN: Record<string, () => Promise<Fields>> = {
  '/ask': () => region.fill(),
  '/ask/check': asAuthor,
  '/ask/letter': asAuthor,
  '/ask/withdraw': asAuthor,
  '/ask/follow': async () => ({ ...(await asAuthor()), follow: 'anna@example.org' }),
  '/ask/photos': async () => ({ ...(await asAuthor()), may: 'no' }),
  '/ask/add': openedForm,
}
const REFUSED: [url: string, fields: () => Promise<Fields>][] = [
  ['/ask', () => region.fill({ text: '' })],
  ['/ask', () => region.fill({ only: 'language' })],
  ['/ask?to=nowhere', () => region.fill()],
  ['/ask/check', async () => ({ ...(await asAuthor()), code: 'AAAAA-AAAAA' })],
  ['/ask/letter', async () => ({ ...(await asAuthor()), code: '' })],
  ['/ask/follow', async () => ({ ...(await asAuthor()), code: '', follow: 'anna@example.org' })],
  ['/ask/add', async () => openedForm({ code: 'wrong' })],
  ['/ask/add', async () => openedForm({ text: '' })],
]
/** Of the register; each is sent again in its own test, where it counts once or keeps nothing. */
const OF_REGISTER = [
  ...['/open/problems/:number/join', '/open/joined', '/open/joined/follow'],
  ...['/open/answer-check', '/open/subscribe'],
  ...['/open/subscriptions/:token/confirm', '/open/subscriptions/:token/end'],
]
/** Asked by a script for the page that stands there; it takes nothing. */
const NO_PAGES = ['/ask/place', '/ask/articles']

async function countKept(): Promise<Record<string, number>> {
  const count = async (table: 'formRequest' | 'rawInbox') =>
    (
      await region.test.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
    ).rows
  return { requests: await count('formRequest'), deliveries: await count('rawInbox'), letters }
}

const addressOf = ({ headers }: Answer) => String(headers.location)
/** Each time a page is made, its form has another number. */
const stable = ({ text }: Answer) => text.replaceAll(/name="ticket" value="[^"]+"/g, '')

/** As the tree of routes is printed: four signs a level, then what is added to the address above. */
function readRoutes(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^(.*?)[├└]── (\S*)(.*)$/.exec(line) ?? []
    const depth = indent.length / 4
    above.splice(depth, above.length, part)
    return methods.includes('(POST') ? above.join('') : []
  })
}

it('knows every address outside of the staff, networks and programmes under which something is posted', () => {
  const posted = readRoutes(region.test.app.printRoutes({ commonPrefix: false, method: 'POST' }))
  // «*» answers that there is nothing.
  const ofResidents = posted.filter((url) => url !== '*' && !/^\/(?:api|in|open311|witness)\//.test(url))
  expect(ofResidents.toSorted()).toEqual([...Object.keys(TAKEN), ...NO_PAGES, ...OF_REGISTER].toSorted())
  expect(posted.length).toBeGreaterThan(100)
})

describe.each(Object.entries(TAKEN))('what is sent to %s', (url, fill) => {
  it('leads to a page that may be read again, and is not sent again by that', async () => {
    const fields = await fill()
    const sent = await region.postAlone(`${url}?lang=en`, fields)
    expect([sent.status, sent.text]).toEqual([303, ''])
    expect(sent.headers['cache-control']).toBe('no-store')
    const kept = await countKept()
    const pages = [await region.get(addressOf(sent)), await region.get(addressOf(sent))]
    for (const page of pages) {
      expect(page.status).toBe(200)
      expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' })
      expect(page.text).toContain('lang="en"')
    }
    expect(stable(pages[1]!)).toBe(stable(pages[0]!))
    expect(await countKept()).toEqual(kept)
  })

  it('has no code in the address, and sets no cookie', async () => {
    const fields = await fill()
    const sent = await region.postAlone(url, fields)
    const page = await region.get(addressOf(sent))
    const code = String(fields.code ?? receiptOf(page).code)
    expect(code).toHaveLength(11)
    for (const part of code.split('-')) expect(addressOf(sent).toUpperCase()).not.toContain(part)
    expect([sent, page].map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined])
  })

  it('opens for a quarter of an hour, in the network it came from, and nothing else', async () => {
    const sent = await region.postAlone(url, await fill())
    const address = addressOf(sent)
    const other = await asAuthor()
    const isClosed = async (at: string, from?: string) => {
      const page = await region.get(at, {}, from)
      expect(page.text).toContain('name="code"')
      expect(page.text).not.toContain('фонар')
      expect(page.text).not.toContain('id="code">')
      expect(page.text).toContain('Введите номер и код ещё раз')
    }
    await isClosed(address, ELSEWHERE)
    await isClosed(address.replace(/\d+/, other.number))
    await isClosed(address.replace(/pass=\w+\./, 'pass=taken.').replace(/.$/, 'x'))
    for (const page of ['taken', 'thread', 'added', 'mailed', 'not_mailed'])
      if (!address.includes(`pass=${page}.`)) await isClosed(address.replace(/pass=\w+\./, `pass=${page}.`))
    region.passMs(14 * MINUTE_MS)
    expect((await region.get(address)).status).toBe(200)
    region.passMs(MINUTE_MS)
    await isClosed(address)
  })

  it('has the other language at the same place, by a link', async () => {
    const page = await region.post(`${url}?lang=ru`, await fill())
    const link = /<a href="([^"]+)" hreflang="en"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const kept = await countKept()
    const english = await region.get(link)
    expect(english.text).toContain('lang="en"')
    const title = /<h1>([^<]+)<\/h1>/.exec(english.text)?.[1]
    expect(title).toMatch(/^(?:We have received your question|Number)/)
    expect(await countKept()).toEqual(kept)
  })
})

it('says that words will be shown only while they are not', async () => {
  const sent = await region.postAlone('/ask/add', await openedForm())
  expect((await region.get(addressOf(sent))).text).toContain('появится здесь через несколько секунд')
  await region.work()
  const { text } = await region.get(addressOf(sent))
  expect(text).toContain('И фонарь у школы')
  expect(text).toContain('Сообщение принято.')
  expect(text).not.toContain('появится здесь')
})

it.each(REFUSED)(
  'takes nothing that is refused at %s, however often it is sent or read',
  async (url, fill) => {
    const fields = await fill()
    const kept = await countKept()
    for (const answer of [await region.postAlone(url, fields), await region.postAlone(url, fields)]) {
      const page = answer.status === 303 ? await region.get(addressOf(answer)) : answer
      const isOtherLanguage = fields.only === 'language'
      expect(page.status).toBe(isOtherLanguage ? 200 : { 303: 403, 400: 400, 404: 404 }[answer.status])
      expect(addressOf(answer)).not.toContain('AAAAA')
      // Back shows what the browser has, and asks for nothing.
      expect(answer.headers['cache-control']).toBe(answer.status === 303 ? 'no-store' : 'private, no-cache')
    }
    expect(await countKept()).toEqual(kept)
    region.passMs(5 * MINUTE_MS)
  },
)

it('says in the title what page it is, and that something is wrong', async () => {
  const titleOf = ({ text }: Answer) => /<title>([^<]+) · /.exec(text)?.[1]
  const known = await asAuthor()
  const opened = await openedForm({ text: '' })
  expect(
    [
      await region.get('/ask'),
      await region.post('/ask', await region.fill({ text: '' })),
      await region.post('/ask', await region.fill({ only: 'language' })),
      await region.post('/ask/check', { ...known, code: 'wrong' }),
      await region.post('/ask/check', known),
      await region.post('/ask/add', opened),
      await region.post('/ask/letter', known),
    ].map(titleOf),
  ).toEqual([
    ...['Задать вопрос', 'Ошибка: Задать вопрос', 'Задать вопрос', 'Ошибка: Узнать ответ'],
    ...[`Номер ${known.number}`, `Ошибка: Номер ${opened.number}`, 'Письмо с номером и кодом отправлено'],
  ])
  region.passMs(5 * MINUTE_MS)
})

it('names the field in which further words are wrong', async () => {
  const empty = (await region.post('/ask/add', await openedForm({ text: '' }))).text
  expect(empty).toMatch(/<textarea id="text"[^>]* aria-describedby="add-problem" aria-invalid="true"/)
  const photos = new Blob(['no picture'], { type: 'image/jpeg' })
  const unread = (await region.post('/ask/add', await openedForm({ photos }))).text
  expect(unread).toMatch(
    /<input id="photos"[^>]* aria-describedby="photos-hint add-problem" aria-invalid="true"/,
  )
})

it('keeps in the address of a refusal the number alone, and only where a number was typed', async () => {
  const refusedAt = async (number: string) =>
    addressOf(await region.postAlone('/ask/check', { number, code: 'wrong' }))
  expect(await refusedAt('№ 100 007')).toBe('/ask/check?number=100007&refused=code')
  for (const typed of ['ABCDE-23456', 'Анна', '8 (911) 123-45-67', ''])
    expect(await refusedAt(typed)).toBe('/ask/check?refused=code')
  region.passMs(60 * MINUTE_MS)
})
