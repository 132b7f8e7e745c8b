/** The secret address of a calendar: whose days it shows, to whom it is told, and what ends it. */
import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../../test/browser.ts'
import { saveChat } from '../../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../../test/desk.ts'
import { saveIncident } from '../../../../../test/factories/incident-factory.ts'
import { saveStream } from '../../../../../test/factories/livestream-factory.ts'
import { buildActor, saveUserWithPassword } from '../../../../../test/factories.ts'
import { startTestApp } from '../../../../../test/test-app.ts'
import { newId } from '../../../../platform/ids.ts'
import { createLog } from '../../../../platform/log.ts'

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(DESK_NOON.getTime() + hours * HOUR_MS)
const HOST = 'veche.example.org'
const GRANTS = [{ role: 'executor', scope: { kind: 'agency', code: DESK_AGENCY } }] as const
type Person = { id: string; email: string; browser: Browser }
let desk: Desk
let people = 0
let anna: Person
let boris: Person

beforeAll(async () => {
  desk = await openDesk({ publicUrl: `https://${HOST}` })
  await saveStream(desk)
})
afterAll(() => desk.close())

async function signUp(): Promise<Person> {
  people += 1
  const email = `calendar-${people}@example.org`
  const { id } = await saveUserWithPassword(desk.test.db, { email, name: 'Вера Чужая', grants: GRANTS })
  const browser = openBrowser(desk.test.app)
  await browser.signIn(email)
  return { id, email, browser }
}

beforeEach(async () => {
  const { db, clock } = desk.test
  // Each test reads anew, and within the life of a session.
  clock.now = inHours(people / 100)
  anna = await signUp()
  boris = await signUp()
  const chat = await saveChat(desk, { municipalityCode: 'borovichi', title: `Чат Петровых ${people}` })
  const duty = (userId: string, hours: number) => ({
    ...{ id: newId(), chatId: chat.id, userId },
    ...{ startsAt: inHours(hours), endsAt: inHours(hours + 4) },
  })
  await db
    .insertInto('chatDuty')
    .values([duty(anna.id, 2), duty(boris.id, 30), duty(boris.id, 40)])
    .execute()
  await saveIncident(db, {
    ...{ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY, assigneeId: anna.id },
    ...{ municipalityCode: 'borovichi', deadlineDueAt: inHours(24), text: 'Яма у дома Ивановой' },
  })
})

async function subscribe({ browser }: Person, query = ''): Promise<string> {
  const response = await browser.post(`/api/calendar/address${query}`)
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return response.json().url
}
/** As a program does: without cookies, by the address alone. */
async function read(url: string, ip = '198.51.100.7') {
  const { pathname, search } = new URL(url)
  return desk.test.app.inject({ url: `${pathname}${search}`, headers: { host: HOST }, remoteAddress: ip })
}
const statusOf = async (url: string) => (await read(url)).statusCode
const summaries = (file: string) => file.split('\r\n').filter((line) => line.startsWith('SUMMARY:'))
const journalOf = async (userId: string) =>
  (
    await desk.test.db
      .selectFrom('journal')
      .select(['action', 'actorId', 'details'])
      .where('objectId', '=', userId)
      .where('action', 'like', 'calendar_address.%')
      .orderBy('id')
      .execute()
  ).map(({ action, actorId }) => [action, actorId])

it('shows the days of its owner alone to whoever has it, in kinds, times, counts and places', async () => {
  const url = await subscribe(anna)
  expect(url).toMatch(/^https:\/\/veche\.example\.org\/calendar\/[\w-]{43}\/veche\.ics$/)
  const response = await read(url)
  expect([response.statusCode, response.headers['content-type'], response.headers['cache-control']]).toEqual([
    ...[200, 'text/calendar; charset=utf-8', 'private, no-store'],
  ])
  expect(summaries(response.body)).toEqual([
    'SUMMARY:Прямой эфир',
    'SUMMARY:Дежурство в чате',
    'SUMMARY:Сроки вопросов: 1',
  ])
  expect(response.body).toMatch(/LOCATION:.*Борович/)
  expect(response.body).not.toMatch(/Иванов|Петров|главы|Вера|Яма/)
  const ofBoris = (await read(await subscribe(boris, '?language=en'))).body
  expect(summaries(ofBoris)).toEqual([...['SUMMARY:Live stream', 'SUMMARY:Chat duty', 'SUMMARY:Chat duty']])
  expect(ofBoris).not.toContain(anna.id)
})

it('is kept by its hash, told once, and gives way to the next one', async () => {
  const first = await subscribe(anna)
  const token = first.split('/')[4] ?? ''
  const kept = await desk.test.db.selectFrom('calendarAddress').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(token)
  const told = await anna.browser.get('/api/calendar/address')
  expect(told.json()).toEqual({ address: { createdAt: expect.any(String), lastReadAt: null } })
  expect(await statusOf(first)).toBe(200)
  expect((await anna.browser.get('/api/calendar/address')).json().address.lastReadAt).toBe(
    desk.test.clock.now.toISOString(),
  )
  const second = await subscribe(anna)
  expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200])
  expect(JSON.stringify(await desk.test.db.selectFrom('journal').selectAll().execute())).not.toContain(token)
})

it('is withdrawn for good, and the journal keeps both', async () => {
  const url = await subscribe(anna)
  const withdraw = () => anna.browser.delete('/api/calendar/address')
  expect((await withdraw()).statusCode).toBe(200)
  const gone = await read(url)
  expect([gone.statusCode, gone.body]).toEqual([404, ''])
  expect((await anna.browser.get('/api/calendar/address')).json()).toEqual({ address: null })
  expect((await withdraw()).json().code).toBe('access.no_calendar_address')
  expect(await journalOf(anna.id)).toEqual([
    ['calendar_address.created', anna.id],
    ['calendar_address.withdrawn', anna.id],
  ])
})

it('ends with the account and is not revived with it', async () => {
  const url = await subscribe(anna)
  const administrator = desk.people.administrator
  const turn = (isActive: boolean) => desk.test.as(administrator).patch(`/users/${anna.id}`, { isActive })
  expect((await turn(false)).statusCode).toBe(200)
  expect(await statusOf(url)).toBe(404)
  await turn(true)
  expect(await statusOf(url)).toBe(404)
  expect((await journalOf(anna.id)).at(-1)).toEqual(['calendar_address.withdrawn', administrator.id])
})

it('shows nothing of an account that is switched off past the product, nor of one without a role', async () => {
  const url = await subscribe(anna)
  const { db } = desk.test
  await db.updateTable('appUser').set({ isActive: false }).where('id', '=', anna.id).execute()
  expect(await statusOf(url)).toBe(404)
  const ofBoris = await subscribe(boris)
  await db.deleteFrom('roleGrant').where('userId', '=', boris.id).execute()
  expect(await statusOf(ofBoris)).toBe(404)
})

it('opens nothing else, and no program makes one', async () => {
  const token = (await subscribe(anna)).split('/')[4] ?? ''
  const asKey = { headers: { host: HOST, authorization: `Bearer ${token}` } }
  expect((await desk.test.app.inject({ url: '/api/calendar?from=2026-11-24', ...asKey })).statusCode).toBe(
    401,
  )
  const program = desk.test.as(buildActor({ id: boris.id, grants: GRANTS }))
  expect((await program.post('/calendar/address')).statusCode).toBe(403)
  expect((await desk.test.anonymous.post('/calendar/address')).statusCode).toBe(401)
})

it('is not found by trying, nor read without end', async () => {
  const url = await subscribe(anna)
  const guess = (ip: string) => read(`https://${HOST}/calendar/${'a'.repeat(43)}/veche.ics`, ip)
  const guesses = []
  for (let time = 0; time < 61; time += 1) guesses.push((await guess('203.0.113.9')).statusCode)
  expect([guesses.slice(0, 60).every((status) => status === 404), guesses[60]]).toEqual([true, 429])
  expect((await guess('203.0.113.10')).statusCode).toBe(404)

  const reads = []
  for (let time = 0; time < 13; time += 1) reads.push(await read(url, `198.51.100.${100 + time}`))
  expect(reads.map(({ statusCode }) => statusCode)).toEqual([...Array(12).fill(200), 429])
  expect(reads.at(-1)?.headers['retry-after']).toBe('60')
})

it('stands in no log, not even when its reading fails', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  let isBroken = false
  const test = await startTestApp({
    log: createLog('trace', sink),
    eyesOf: () => {
      if (isBroken) throw new Error('broken')
      return { marks: '{}', workMarks: '{}', beside: '{}' }
    },
  })
  try {
    const email = 'logged@example.org'
    await saveUserWithPassword(test.db, { email, grants: GRANTS })
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const made = await browser.post('/api/calendar/address')
    const { pathname } = new URL(made.json().url)
    isBroken = true
    expect((await test.app.inject({ url: pathname })).statusCode).toBe(500)
    expect(lines.some((line) => line.includes('request failed'))).toBe(true)
    expect(lines.join('')).not.toContain(pathname.split('/')[2])
  } finally {
    await test.close()
  }
})
