/** Following a place from a private dialog: a word, a place, a yes; once a day at most; one word ends it. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refuseRows } from '../../../../../test/database/refuse-rows.ts'
import { type Desk, openDesk } from '../../../../../test/desk.ts'
import { saveIncident } from '../../../../../test/factories/incident-factory.ts'
import { saveOutage } from '../../../../../test/factories/outage-factory.ts'
import { appendChanges, saveDay } from '../../../book/index.ts'
import { dialogJobs, publicPageJobs } from '../../public-page.jobs.ts'

const SITE = 'https://veche.region.example'
let desk: Desk
let count = 0
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.test.owner.deleteFrom('registerSubscription').execute()
  await desk.test.owner.deleteFrom('dialogTalk').execute()
})

type Said = { dialog: string; text: string; surface?: 'private' | 'comment' }
/** In one delivery. */
async function say(...words: Said[]): Promise<string[]> {
  const events = words.map(({ dialog, text, surface = 'private' }) => {
    count += 1
    return {
      ...{ id: `talk-${count}`, text, author: dialog, surface, container: `peer:${dialog}` },
      ...{ thread: `dialog-${dialog}`, at: desk.test.clock.now.toISOString() },
    }
  })
  await desk.deliver(...events)
  await desk.work()
  return events.map(({ id }) => id)
}
/** What we say since. */
async function hear(): Promise<{ text: string; buttons: string[]; container: string }[]> {
  const before = desk.network.calls.length
  const { context, product } = desk.test
  const [job] = dialogJobs({ ...context, connectors: product.connectors, publicUrl: SITE })
  await job!.handle([])
  while ((await desk.send()) > 0);
  return desk.network.calls
    .slice(before)
    .map(({ message: { text, buttons, container } }) => ({ text, buttons, container }))
}
const openedWork = async (id: string) =>
  (
    await desk.test.db
      .selectFrom('message')
      .select('incidentId')
      .where('externalId', '=', id)
      .executeTakeFirstOrThrow()
  ).incidentId !== null
async function subscribe(dialog: string, where = 'Боровичи'): Promise<void> {
  await say({ dialog, text: `Подписка ${where}` })
  await say({ dialog, text: 'Подписаться' })
  await hear()
}
async function problem(changes: object = {}): Promise<number> {
  const now = desk.test.clock.now
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: 'administration-borovichi' },
    ...{ municipalityCode: 'borovichi', topicCode: 'roads.potholes', groupCode: 'roads' },
    address: { settlement: 'Боровичи', street: 'Садовая ул.', house: '5', object: 'у Канарейкиных' },
    text: 'Канарейкина Анна, 8 911 123-45-67: яма',
    ...{ foundAt: now, registeredAt: now, ...changes },
  })
  const { number } = await desk.test.db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return number
}

describe('the talk', () => {
  it('asks for the place, shows it, waits for a yes, and opens no work', async () => {
    const [word] = await say({ dialog: 'anna', text: 'Подписка' })
    const [asked] = await hear()
    expect(asked).toMatchObject({ container: 'peer:anna', buttons: ['Боровичи', 'Отмена'] })
    const [place] = await say({ dialog: 'anna', text: 'Боровичи, дороги' })
    const [shown] = await hear()
    expect(shown?.text).toContain('Боровичский округ, Дороги')
    expect(shown?.buttons).toEqual(['Подписаться', 'Отмена'])
    const [yes] = await say({ dialog: 'anna', text: 'Подписаться' })
    const [done] = await hear()
    expect(done?.text).toContain('Вы подписаны')
    expect(done?.buttons).toEqual(['Стоп'])
    for (const id of [word, place, yes]) expect(await openedWork(id ?? '')).toBe(false)
  })

  it('takes the word and the place together, and in one delivery', async () => {
    await say({ dialog: 'boris', text: 'Подписка: Боровичи, ул. Садовая, 5' })
    expect((await hear())[0]?.text).toContain('Садовая ул., 5')
    const ids = await say({ dialog: 'vera', text: 'Подписка' }, { dialog: 'vera', text: 'Боровичи' })
    expect((await hear()).map(({ text }) => text)).toEqual([
      expect.stringContaining('О каком месте'),
      expect.stringContaining('Боровичский округ'),
    ])
    for (const id of ids) expect(await openedWork(id)).toBe(false)
  })

  it('says which part it could not read and asks again', async () => {
    await say({ dialog: 'gleb', text: 'Подписка' })
    await hear()
    await say({ dialog: 'gleb', text: 'Боровичи, кривой забор' })
    expect((await hear())[0]?.text).toContain('«кривой забор»')
    await say({ dialog: 'gleb', text: 'Боровичи' })
    expect((await hear())[0]?.text).toContain('Боровичский округ')
  })

  it('swallows no question: whoever goes on with something else asks it', async () => {
    await say({ dialog: 'darya', text: 'Подписка' })
    await hear()
    const [asked] = await say({ dialog: 'darya', text: 'Прорвало трубу на Садовой, 5' })
    expect(await openedWork(asked ?? '')).toBe(true)
    // And the place that comes later is a word like any other.
    const [late] = await say({ dialog: 'darya', text: 'Боровичи' })
    expect(await hear()).toEqual([])
    expect(await openedWork(late ?? '')).toBe(true)
  })

  it('is over after an hour', async () => {
    await say({ dialog: 'egor', text: 'Подписка' })
    await hear()
    desk.passMs(HOUR_MS + 1)
    const [late] = await say({ dialog: 'egor', text: 'Боровичи' })
    expect(await openedWork(late ?? '')).toBe(true)
  })

  it('is no talk in a comment, and its words mean nothing where none was begun', async () => {
    for (const text of ['Стоп', 'Отмена']) {
      const [id] = await say({ dialog: 'zoya', text })
      expect(await openedWork(id ?? '')).toBe(true)
    }
    const [comment] = await say({ dialog: 'wall', text: 'Подписка', surface: 'comment' })
    expect(await openedWork(comment ?? '')).toBe(true)
    const [paper] = await say({ dialog: 'zoya', text: 'Подписка на газету невозможна' })
    expect(await openedWork(paper ?? '')).toBe(true)
    expect(await hear()).toEqual([])
  })

  it('is broken off by a word, and forgets what was shown', async () => {
    await say({ dialog: 'inna', text: 'Subscribe to Боровичи' })
    expect((await hear())[0]).toMatchObject({ buttons: ['Subscribe', 'Cancel'] })
    await say({ dialog: 'inna', text: 'Cancel' })
    expect((await hear())[0]?.text).toContain('no subscription')
    const rows = await desk.test.db.selectFrom('registerSubscription').select('id').execute()
    expect(rows).toEqual([])
  })

  it('makes one subscription of one thing, and no more than ten in a dialog', async () => {
    await subscribe('kira')
    await say({ dialog: 'kira', text: 'Подписка Боровичи' })
    expect((await hear())[0]?.text).toContain('Вы уже подписаны')
    for (let house = 1; house <= 9; house += 1) await subscribe('kira', `Боровичи, ул. Садовая, ${house}`)
    await say({ dialog: 'kira', text: 'Подписка Боровичи, дороги' })
    expect((await hear())[0]?.text).toContain('Подписок здесь уже 10')
    const rows = await desk.test.db.selectFrom('registerSubscription').select('confirmedAt').execute()
    expect(rows.filter(({ confirmedAt }) => confirmedAt !== null)).toHaveLength(10)
  })
})

describe('the news', () => {
  it('come once a day at most, once each, without a name, and one word ends them', async () => {
    await problem()
    desk.passMs(HOUR_MS)
    await subscribe('lev')
    desk.passMs(MINUTE_MS)
    const number = await problem()
    desk.passMs(HOUR_MS)
    // Two processes at once.
    const before = desk.network.calls.length
    await Promise.all([hear(), hear()])
    const news = desk.network.calls.slice(before).map(({ message }) => message)
    expect(news).toHaveLength(1)
    expect(news[0]?.text).toContain(`${SITE}/open/problems/${number}`)
    expect(news[0]?.text.match(/open\/problems\/\d/g)).toHaveLength(1)
    expect(news[0]?.text).not.toMatch(/Канарейк|911.123|Садовая ул\., 5/)
    expect(news[0]).toMatchObject({ container: 'peer:lev', buttons: ['Стоп'] })

    await problem()
    for (let hour = 0; hour < 20; hour += 1) {
      desk.passMs(HOUR_MS)
      expect(await hear()).toEqual([])
    }
    desk.passMs(4 * HOUR_MS)
    expect(await hear()).toHaveLength(1)

    const [word] = await say({ dialog: 'lev', text: 'Стоп' })
    expect((await hear())[0]?.text).toContain('Подписка закончена')
    expect(await openedWork(word ?? '')).toBe(false)
    expect(await desk.test.db.selectFrom('registerSubscription').select('id').execute()).toEqual([])
    await problem()
    desk.passMs(2 * DAY_MS)
    expect(await hear()).toEqual([])
  })

  it('are of the topic, the street and the house that was named, and of days of the Book', async () => {
    await subscribe('roads', 'Боровичи, дороги')
    await subscribe('house', 'Боровичи, ул. Ленина, 5')
    await subscribe('book', 'Книга вопросов')
    desk.passMs(MINUTE_MS)
    const road = await problem({
      address: { settlement: null, street: 'Мира ул.', house: null, object: null },
    })
    const endsAt = new Date(desk.test.clock.now.getTime() + 5 * DAY_MS).toISOString()
    const outage = await saveOutage(desk.test, desk.people.dispatcher, { endsAt })
    await appendChanges({ ...desk.test.context, origin: 'veche.example/book' })
    desk.passMs(DAY_MS)
    expect(await saveDay({ ...desk.test.context, origin: 'veche.example/book' })).not.toBeNull()
    desk.passMs(HOUR_MS)
    const news = await hear()
    const of = (dialog: string) =>
      news.filter(({ container }) => container === `peer:${dialog}`).map(({ text }) => text)
    expect(of('roads')).toEqual([expect.stringContaining(`/open/problems/${road}`)])
    expect(of('house')).toEqual([expect.stringContaining(`№ ${outage.number}`)])
    expect(of('house')[0]).not.toContain('/open/problems/')
    expect(of('book')).toEqual([expect.stringContaining('корень')])
    desk.passMs(5 * DAY_MS)
  })

  it('fit into one message, and say how much is left', async () => {
    await subscribe('many')
    desk.passMs(MINUTE_MS)
    for (let index = 0; index < 40; index += 1) await problem()
    desk.passMs(HOUR_MS)
    const [{ text = '' } = {}] = await hear()
    expect(text.length).toBeLessThan(2700)
    const shown = text.match(/open\/problems\/\d+/g)?.length ?? 0
    expect(text).toContain(`И ещё ${40 - shown}: ${SITE}/open/problems?place=borovichi`)
  })

  it('reach the dialogs behind one that cannot be written to', async () => {
    await subscribe('stuck')
    await subscribe('behind')
    const restore = await refuseRows(desk.test.owner, {
      ...{ table: 'outbox', which: `new.message ->> 'container' = 'peer:stuck'` },
    })
    desk.passMs(MINUTE_MS)
    await problem()
    desk.passMs(HOUR_MS)
    expect((await hear()).map(({ container }) => container)).toEqual(['peer:behind'])
    await restore()
    desk.passMs(MINUTE_MS)
    expect((await hear()).map(({ container }) => container)).toEqual(['peer:stuck'])
  })

  it('end by themselves where the person lets us write no more, and not where they came back', async () => {
    const permission = (dialog: string, change: 'allowed' | 'denied') => {
      count += 1
      return {
        ...({
          op: 'permission',
          id: `permission-${count}`,
          surface: 'private',
          author: dialog,
          change,
        } as const),
        ...{ container: `peer:${dialog}`, thread: `dialog-${dialog}`, at: desk.test.clock.now.toISOString() },
      }
    }
    await say({ dialog: 'blocks', text: 'Яма на улице Мира, 7' }, { dialog: 'blocks', text: 'Сообщать' })
    await subscribe('blocks')
    await subscribe('returns')
    desk.passMs(MINUTE_MS)
    await desk.deliver(
      permission('blocks', 'denied'),
      permission('returns', 'denied'),
      permission('returns', 'allowed'),
    )
    await desk.work()
    const left = await desk.test.db.selectFrom('registerSubscription').select('container').execute()
    expect(left).toEqual([{ container: 'peer:returns' }])
    const told = await desk.test.db
      .selectFrom('dialogFollower')
      .select('incidentId')
      .where('container', '=', 'peer:blocks')
      .execute()
    expect(told).toEqual([])
    // An old report that comes late ends nothing that was begun since.
    const late = permission('blocks', 'denied')
    desk.passMs(MINUTE_MS)
    await subscribe('blocks')
    await desk.deliver(late)
    await desk.work()
    expect(await desk.test.db.selectFrom('registerSubscription').select('id').execute()).toHaveLength(2)
  })

  it('go by no letter, and letters wake no dialog', async () => {
    await subscribe('only')
    desk.passMs(MINUTE_MS)
    await problem()
    desk.passMs(HOUR_MS)
    const letters: unknown[] = []
    const jobs = publicPageJobs(desk.test.context, {
      ...{ publicUrl: SITE, sendLetter: async (letter) => void letters.push(letter) },
    })
    await jobs.find(({ name }) => name === 'public_page.letters')!.handle([])
    expect(letters).toEqual([])
    expect(await hear()).toHaveLength(1)
  })
})
