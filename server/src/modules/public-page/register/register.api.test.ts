/** The open register: which questions stand there, and that nothing of them is private. */
import type { Step } from '@veche/contract/incidents.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const read = (url: string) =>
  desk.test.app.inject({ method: 'GET', url, headers: { 'accept-language': 'ru' } })
/** Pages are kept for twenty seconds. */
const readNew = (url: string) => {
  desk.passMs(30_000)
  return read(url)
}
const LAMPS = { topicCode: 'landscaping.yard-lighting', groupCode: 'landscaping' }

async function save(changes: Partial<Parameters<typeof saveIncident>[1]> = {}) {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY },
    ...{ municipalityCode: 'borovichi', assigneeId: desk.people.executor.id, ...LAMPS },
    address: { settlement: 'Боровичи', street: 'Садовая ул.', house: '5', object: 'у Канарейкиных' },
    text: 'Канарейкина Анна, 8 911 123-45-67, кв. 17: не горит фонарь',
    ...changes,
  })
  const { number } = await desk.test.db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number }
}
const placed = (id: string, surface: 'comment' | 'private' | 'chat' | 'email' | 'form') =>
  desk.test.db.updateTable('incident').set({ surface }).where('id', '=', id).execute()
const isShown = async (number: number) => (await readNew(`/open/problems/${number}`)).statusCode === 200
const HIDDEN = /Канарейк|911.123|кв\. 17|у Канар|Садовая ул\., 5|undefined|\[object|\bNaN\b/

async function answer(id: string, text: string) {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const submitted = await desk.test.as(desk.people.executor).post(`/incidents/${id}/answer/submit`, {
    ...{ kind: 'final', text, promise: null, outcome: 'solved', overrideReason: 'проверено' },
    expectedVersion: version,
  })
  expect([submitted.statusCode, submitted.body]).toEqual([200, submitted.body])
  const decision = { versionNo: 1, expectedVersion: version + 1 }
  const approved = await desk.test.as(desk.people.moderator).post(`/incidents/${id}/answer/approve`, decision)
  expect([approved.statusCode, approved.body]).toEqual([200, approved.body])
  await desk.send()
}

describe('which questions are problems', () => {
  it('those that a person accepted, asked where others read or by the form, and not taken back', async () => {
    const surfaces = ['comment', 'chat', 'form', 'private', 'email'] as const
    const rows: { number: number; step: Step; surface: string; isTaken: boolean }[] = []
    const head = await save()
    for (const [index, step] of STEPS.entries()) {
      const surface = surfaces[index % surfaces.length]!
      for (const isTaken of [false, true]) {
        const { id, number } = await save({
          ...{ step, isSourceDeleted: isTaken, mergedIntoId: step === 'merged' ? head.id : null },
        })
        await placed(id, surface)
        rows.push({ number, step, surface, isTaken })
      }
    }
    for (const { number, step, surface, isTaken } of rows) {
      // A question that was merged leads to the one that stands for it.
      if (step === 'merged') continue
      const isProblem =
        !isTaken && !['new', 'dismissed', 'merged'].includes(step) && !['private', 'email'].includes(surface)
      expect([step, surface, isTaken, await isShown(number)]).toEqual([step, surface, isTaken, isProblem])
    }
  })

  it('none without a topic or a municipality, and none of the topics of staff', async () => {
    for (const changes of [
      { topicCode: null, groupCode: null },
      { municipalityCode: null },
      { groupCode: 'centre' },
    ])
      expect(await isShown((await save(changes)).number)).toBe(false)
  })

  it('leads from a question that was joined to the problem that stands for it', async () => {
    const head = await save()
    const member = await save({ step: 'merged', mergedIntoId: head.id })
    const page = await readNew(`/open/problems/${member.number}`)
    expect(page.body).toContain(`/open/problems/${head.number}`)
  })
})

describe('a page of a problem', () => {
  it('says topic, street, state, road and the answer as everybody may read it', async () => {
    const { id, number } = await save()
    await desk.test.db.updateTable('incident').set({ surface: 'comment' }).where('id', '=', id).execute()
    await answer(
      id,
      'Здравствуйте, Анна! Фонарь заменили 24 ноября, кв. 17. За освещение отвечает администрация, телефон 8 (8162) 77-77-77.',
    )
    for (const language of ['ru', 'en']) {
      const { statusCode, body } = await readNew(`/open/problems/${number}?lang=${language}`)
      expect(statusCode).toBe(200)
      expect(body).toContain(`<html lang="${language}">`)
      expect(body).toContain('Боровичи, Садовая ул.')
      expect(body).toContain('Фонарь заменили 24 ноября')
      expect(body).not.toMatch(HIDDEN)
      expect(body).not.toContain('Анна')
      expect(Buffer.byteLength(body)).toBeLessThan(100_000)
    }
  })

  it.each(['0', '999999', 'x', '99999999999'])('of number %s is a clear page', async (number) => {
    const { statusCode, body } = await read(`/open/problems/${number}`)
    expect([statusCode, body.includes('Такой проблемы в реестре нет')]).toEqual([404, true])
  })
})

describe('the list', () => {
  it('are not found by what their cards do not show', async () => {
    const health = { topicCode: 'health.sick-leave', groupCode: 'health' }
    const typed = { settlement: null, street: 'у Канарейкиных за забором', house: null, object: null }
    const about = await save({ ...health, address: { ...typed, street: 'Тополиная ул.' } })
    const named = await save({ address: typed })
    for (const [word, { number }] of [
      ['тополиная', about],
      ['канарейкиных', named],
    ] as const)
      expect((await readNew(`/open/problems?search=${encodeURIComponent(word)}`)).body).not.toContain(
        `problems/${number}"`,
      )
    const lamps = await readNew(`/open/problems?search=${encodeURIComponent('освещение')}`)
    expect(lamps.body).toContain(`problems/${named.number}"`)
  })

  it('finds by municipality, group, state, words and number, small and without a name', async () => {
    const { number } = await save()
    const link = `/open/problems/${number}"`
    for (const query of [
      ...['', 'place=borovichi', 'group=landscaping', 'state=open', 'search=Садовой'],
      ...[`search=${number}`, `search=№ ${number}`, 'place=borovichi&state=open&search=освещение'],
    ]) {
      const { statusCode, body } = await readNew(`/open/problems?${encodeURI(query)}`)
      expect([query, statusCode, body.includes(link)]).toEqual([query, 200, true])
      expect(body).not.toMatch(HIDDEN)
      expect(Buffer.byteLength(body)).toBeLessThan(100_000)
    }
    for (const query of ['place=valday', 'group=roads', 'state=done', 'search=слон', 'search=1'])
      expect([query, (await readNew(`/open/problems?${encodeURI(query)}`)).body.includes(link)]).toEqual([
        query,
        false,
      ])
  })

  it('shows under each state what a reader is told of it, also while an answer gets a supplement', async () => {
    const at = { answeredAt: desk.test.clock.now }
    const rows = [
      ...[{ step: 'assigned' }, { step: 'postponed', ...at, outcome: 'postponed' }],
      ...[
        { step: 'in_progress', ...at, outcome: 'solved' },
        { step: 'awaiting_author', ...at, outcome: 'solved' },
      ],
      ...[{ step: 'approval' }, { step: 'done', closedAt: desk.test.clock.now }],
    ] as const
    for (const row of rows) await save({ ...row, municipalityCode: 'pestovo' })
    const told = { open: ['in_work'], postponed: ['postponed'], answered: ['answered'], done: ['done'] }
    const counts: number[] = []
    for (const [state, words] of Object.entries(told)) {
      const { body } = await readNew(`/open/problems?place=pestovo&state=${state}`)
      const shown = [...body.matchAll(/class="mark" data-state="(\w+)"/g)].map(([, word = '']) => word)
      expect(shown.filter((word) => !words.includes(word))).toEqual([])
      counts.push(shown.length)
    }
    expect(counts).toEqual([2, 1, 2, 1])
  })

  it('has each problem once over its pages', async () => {
    for (let index = 0; index < 35; index++) await save({ municipalityCode: 'valday' })
    const seen: string[] = []
    let url: string | null = '/open/problems?place=valday&lang=ru'
    while (url !== null) {
      const { body } = await readNew(url)
      expect(Buffer.byteLength(body)).toBeLessThan(80_000)
      seen.push(...[...body.matchAll(/href="\/open\/problems\/(\d+)\?/g)].map(([, one = '']) => one))
      url = /<a href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? null
    }
    expect(seen).toHaveLength(35)
    expect(new Set(seen).size).toBe(35)
  })

  it.each(['place=atlantis', 'group=nothing', 'state=lost', 'before=x', 'before=-1'])(
    'of %s is a clear page',
    async (query) => {
      const { statusCode, body } = await read(`/open/problems?${query}`)
      expect([statusCode, body.includes('Такого условия нет')]).toEqual([404, true])
    },
  )
})

describe('staff', () => {
  const patch = (id: string, body: object, actor = desk.people.dispatcher) =>
    desk.test.as(actor).patch(`/incidents/${id}/public-problem`, body)

  it('hides a problem with a reason, and shows it again; both stand in the history', async () => {
    const { id, number } = await save()
    expect((await patch(id, { isHidden: true })).json()).toMatchObject({ code: 'register.reason_required' })
    const hidden = await patch(id, { isHidden: true, hiddenReason: 'Видно, чей дом' })
    expect(hidden.json()).toMatchObject({ isHidden: true, isInRegister: false, canChange: true })
    expect(await isShown(number)).toBe(false)
    expect((await readNew(`/open/problems?search=${number}`)).body).not.toContain(`problems/${number}"`)

    expect((await patch(id, { isHidden: false })).json()).toMatchObject({
      isHidden: false,
      hiddenReason: null,
    })
    expect(await isShown(number)).toBe(true)
    const history = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}/activity`)).json()
    const types = JSON.stringify(history)
    expect(types).toContain('register_hide')
    expect(types).toContain('register_show')
    expect(types).toContain('Видно, чей дом')
  })

  it('says what happened in words for everybody, and never with a telephone or a flat', async () => {
    const { id, number } = await save()
    expect((await patch(id, { text: 'Не горит фонарь, звонить 8 911 123-45-67' })).json()).toMatchObject({
      code: 'register.personal_text',
    })
    expect((await patch(id, { text: 'Вечером темно у школы' })).statusCode).toBe(200)
    expect((await readNew(`/open/problems/${number}`)).body).toContain('Вечером темно у школы')
  })

  it('is refused where somebody else has changed the same field meanwhile', async () => {
    const { id } = await save()
    await patch(id, { text: 'Темно у школы' })
    const late = await patch(id, { text: 'Темно в сквере', before: { text: null } })
    expect([late.statusCode, late.json().code]).toEqual([409, 'edit.fields_changed'])
  })

  it('of a body reads, and does not decide', async () => {
    const { id } = await save()
    const card = await desk.test.as(desk.people.executor).get(`/incidents/${id}/public-problem`)
    expect(card.json()).toMatchObject({ isInRegister: true, canChange: false, joinedCount: 0 })
    expect((await patch(id, { text: 'Темно' }, desk.people.executor)).statusCode).toBe(403)
  })
})

it('tells of outages in force and planned by municipality, and of no other', async () => {
  const { number } = await saveOutage(desk.test, desk.people.dispatcher)
  const { body } = await readNew('/open/outages')
  expect(body).toContain(`№ ${number}`)
  expect(body).toContain('ул. Ленина, 1–15 нечётные, 20к2')
  expect(body).toContain('ООО «Мста-Водоканал»')
  expect((await readNew('/open/outages?place=valday')).body).toContain('Сейчас отключений нет.')
  expect((await read('/open/outages?place=atlantis')).statusCode).toBe(404)
})
