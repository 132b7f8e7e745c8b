import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  judgeAnew,
  type Refuted,
  saveFake,
  savePublished,
  saveRefuted,
  saveText,
} from '../../../../test/factories/fake-factory.ts'
import { newId } from '../../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const open = (url: string) => desk.test.app.inject({ method: 'GET', url })
const CLAIM = 'В Боровичах закрывают роддом <b>навсегда</b>, рожать повезут в Новгород'
const RUMOUR = `Мария Кузнецова, 8 911 123-45-67: ${CLAIM}, все на площадь!`

async function saveChecked() {
  const refuted = await saveRefuted(desk, {
    ...{ claim: CLAIM, truth: 'Ремонт <i>идёт</i>, звонить 8 911 765-43-21', fullText: RUMOUR },
    post: 'Роддом & палаты работают.',
  })
  const { fakeId, writer } = refuted
  await desk.deliver({ id: 'c1', text: RUMOUR, author: 'kuznetsova', at: desk.test.clock.now.toISOString() })
  await desk.work()
  const client = desk.test.as(writer)
  const card = (await client.get(`/fakes/${fakeId}`)).json()
  const number: number = card.number
  expect((await open(`/checked/${number}`)).statusCode).toBe(404)
  await desk.test.db
    .insertInto('fakeEvidence')
    .values([
      evidence(refuted, { title: 'Приказ № 5 о ремонте', url: 'https://example.org/doc?a=1&b=2' }),
      evidence(refuted, { title: 'Служебная записка', url: null }),
      evidence(refuted, { title: 'Снятое', url: null, removedAt: desk.test.clock.now, removedBy: writer.id }),
    ])
    .execute()
  // A minute that has begun counts, here and on the card.
  desk.passMs(94 * 60_000 + 20_000)
  await publishEverywhere(refuted)
  return { ...refuted, number }
}

async function publishEverywhere({ fakeId, writer }: Refuted): Promise<void> {
  const client = desk.test.as(writer)
  const { carriers, version } = (await client.get(`/fakes/${fakeId}`)).json()
  const carrierIds = carriers.map(({ id }: { id: string }) => id)
  await client.post(`/fakes/${fakeId}/commands`, {
    ...{ command: { type: 'publish', carrierIds, chatIds: [] }, expectedVersion: version },
  })
  await desk.send()
}

function evidence(
  { fakeId, writer }: { fakeId: string; writer: { id: string } },
  more: { title: string; url: string | null; removedAt?: Date; removedBy?: string },
) {
  const added = { addedAt: desk.test.clock.now, addedBy: writer.id }
  return {
    ...{ id: newId(), fakeId, kind: 'document' as const, detail: 'Внутри', source: 'Архив', hash: 'x' },
    ...added,
    ...more,
  }
}

it('shows what was claimed, found and said, and nothing of those who passed it on', async () => {
  const refuted = await saveChecked()
  const { number, fakeId, writer, approver } = refuted
  const { body, headers, statusCode } = await open(`/checked/${number}?lang=ru`)
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  for (const shown of [
    ...['закрывают роддом &lt;b&gt;навсегда&lt;/b&gt;', 'Это неправда', 'Роддом &amp; палаты работают.'],
    ...['Ремонт &lt;i&gt;идёт&lt;/i&gt;', 'href="https://example.org/doc?a=1&amp;b=2"', 'Служебная записка'],
    ...['<dt>ВКонтакте</dt><dd>1</dd>', '<dd id="taken">1 ч 35 мин</dd>'],
  ])
    expect(body).toContain(shown)
  for (const hidden of [
    'Кузнецова',
    'kuznetsova',
    '8 911',
    'площадь',
    'Снятое',
    'Внутри',
    '<script>',
    '<b>',
    writer.name,
    approver.name,
  ])
    expect(body).not.toContain(hidden)
  const english = await open(`/checked/${number}?lang=en`)
  expect(english.body).toContain('This is false')

  await savePublished(desk, { verdict: 'fake', claim: 'Звоните 8 911 765-43-21' })
  const list = await open('/checked?lang=ru')
  expect(list.body).toContain(`href="/checked/${number}?lang=ru"`)
  for (const hidden of ['8 911', '<b>', '<script>']) expect(list.body).not.toContain(hidden)

  await desk.test.db
    .insertInto('fakeCorrection')
    .values({
      id: newId(),
      fakeId,
      at: desk.test.clock.now,
      byUser: writer.id,
      reason: 'Приказ отменён',
      verdictBefore: 'fake',
    })
    .execute()
  await desk.test.db
    .updateTable('fake')
    .set({ step: 'facts', verdict: null, opinionRound: 2 })
    .where('id', '=', fakeId)
    .execute()
  const corrected = (await open(`/checked/${number}?lang=ru`)).body
  expect(corrected).toContain('проверяем его заново')
  for (const ofOnePerson of ['Приказ отменён', 'раньше мы говорили', 'Это неправда'])
    expect(corrected).not.toContain(ofOnePerson)
  await judgeAnew(desk, refuted, 'distortion')
  await saveText(desk, refuted, { no: 2, post: 'Палат три.' })
  await desk.test.db.updateTable('fake').set({ step: 'publication' }).where('id', '=', fakeId).execute()
  await publishEverywhere(refuted)
  const published = (await open(`/checked/${number}?lang=ru`)).body
  for (const shown of ['Приказ отменён', 'раньше мы говорили: Это неправда'])
    expect(published).toContain(shown)
})

it('is searched by words and read page by page, the latest first', async () => {
  const start = desk.test.clock.now.getTime()
  for (let n = 0; n < 35; n++)
    await savePublished(desk, {
      ...{ verdict: 'fake', claim: `Слух о бобрах номер ${n}` },
      publishedAt: new Date(start + n * 1000),
    })
  await saveFake(desk, { claim: 'Ещё никому не сказанное о бобрах' })
  const seen: string[] = []
  let url: string | null = '/checked?search=бобр&lang=ru'
  while (url !== null) {
    const { body } = await open(encodeURI(url))
    seen.push(...[...body.matchAll(/номер (\d+)</g)].map(([, n]) => n ?? ''))
    expect(body).not.toContain('никому не сказанное')
    const next = /href="([^"]+)" rel="next"/.exec(body)?.[1]
    url = next === undefined ? null : decodeURI(next.replaceAll('&amp;', '&'))
  }
  expect(seen).toEqual(Array.from({ length: 35 }, (_, n) => String(34 - n)))
  expect((await open('/checked?search=%22%3E%3Cscript%3E&after=x')).body).not.toContain('"><script>')
  for (const missing of ['/checked/0', '/checked/99999999', '/checked/99999999999'])
    expect((await open(missing)).statusCode).toBe(404)
})

it('stands on the page of a place with its own first, then of the region, and others by name', async () => {
  const start = desk.test.clock.now.getTime() + 60_000
  const placed = [
    ['chudovo', 'Своё о бобрах'],
    [null, 'О бобрах всюду'],
    ['borovichi', 'Чужое о бобрах'],
  ] as const
  for (const [index, [municipalityCode, claim]] of placed.entries())
    await savePublished(desk, {
      ...{ verdict: 'fake', claim, municipalityCode },
      publishedAt: new Date(start + index),
    })
  const { body } = await open('/open/places/chudovo?lang=ru')
  const listed = body.slice(body.indexOf('id="checked"'))
  const order = ['Своё о бобрах', 'О бобрах всюду', 'Вся область, ', 'Чужое о бобрах', 'Боровичск']
  const at = order.map((words) => listed.indexOf(words))
  expect(at).toEqual(at.toSorted((one, two) => one - two))
  expect(at[0]).toBeGreaterThan(0)
  expect(listed.slice(0, at[1])).not.toContain(', <')
})

it('says whether nothing was checked yet or nothing was found', async () => {
  const empty = await openDesk()
  const read = async (url: string) => (await empty.test.app.inject({ method: 'GET', url })).body
  expect(await read('/checked?lang=ru')).toContain('Проверок пока нет.')
  expect(await read('/checked?lang=en')).toContain('Nothing has been checked yet.')
  const searched = await read(encodeURI('/checked?lang=ru&search=бобр'))
  expect(searched).toContain('Ничего не найдено.')
  expect(searched).toContain('<a href="/checked?lang=ru">Все проверки</a>')
  await empty.close()
})

it('shows the picture of what was said, and no other file of the card', async () => {
  const refuted = await saveRefuted(desk)
  const save = async (text: string, use: 'picture' | 'evidence') => {
    const [id, bytes] = [newId(), Buffer.from(text)]
    const hash = await desk.test.product.fakeFiles.save(bytes)
    const file = {
      id,
      fakeId: refuted.fakeId,
      use,
      contentType: 'image/png',
      name: 'x.png',
      hash,
      size: bytes.length,
    }
    const uploaded = { uploadedBy: refuted.writer.id, uploadedAt: desk.test.clock.now }
    await desk.test.db
      .insertInto('fakeFile')
      .values({ ...file, ...uploaded })
      .execute()
    return id
  }
  await save('secret', 'evidence')
  await saveText(desk, refuted, { no: 2, post: 'С картинкой', pictureId: await save('shown', 'picture') })
  const client = desk.test.as(refuted.writer)
  const url = `/fakes/${refuted.fakeId}`
  const { number, version } = (await client.get(url)).json()
  expect((await open(`/checked/${number}/picture`)).statusCode).toBe(404)
  await desk.deliver({
    id: 'p1',
    text: 'В Боровичах закрывают роддом, рожать повезут в Новгород',
    at: desk.test.clock.now.toISOString(),
  })
  await desk.work()
  const { carriers } = (await client.get(url)).json()
  const command = { type: 'publish', carrierIds: [carriers[0].id], chatIds: [] }
  expect((await client.post(`${url}/commands`, { command, expectedVersion: version })).statusCode).toBe(200)
  const picture = await open(`/checked/${number}/picture`)
  expect([picture.statusCode, picture.headers['content-type'], picture.body]).toEqual([
    200,
    'image/png',
    'shown',
  ])
  expect((await open(`/checked/${number}`)).body).toContain(`<img src="/checked/${number}/picture"`)
})
