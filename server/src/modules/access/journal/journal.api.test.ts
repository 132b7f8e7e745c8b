import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../../test/browser.ts'
import { buildActor, REGION, saveUser, saveUserWithPassword } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import { accessJobs, addJournal, getJournalHead, verifyJournal } from '../index.ts'
import { MOST_IN_WINDOW, WINDOW_MS } from './refusals.ts'

const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
let test: TestApp
let count = 0
beforeAll(async () => {
  test = await startTestApp()
  await saveUser(test.db, administrator)
})
afterAll(() => test.close())

async function savePerson() {
  count += 1
  const email = `person-${count}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email, name: `Человек ${count}` })
  return { id, email }
}

type Entry = {
  action: string
  actorName: string | null
  objectId: string | null
  objectName: string | null
  ip: string | null
  userAgent: string | null
  details: Record<string, unknown>
}
async function read(query: string): Promise<Entry[]> {
  return (await test.as(administrator).get(`/journal?limit=200&${query}`)).json<{ entries: Entry[] }>()
    .entries
}
const aboutOf = (entries: Entry[], id: string) => entries.filter(({ objectId }) => objectId === id)

describe('who was refused', () => {
  it('is in the journal with account, network and browser; the others of the window as a number', async () => {
    const { id, email } = await savePerson()
    const agent = { 'user-agent': `Guesser/1.0 ${'x'.repeat(500)}` }
    for (let guess = 0; guess < 5; guess += 1) {
      const body = { email, password: `wrong ${guess}` }
      await openBrowser(test.app, { ip: '203.0.113.7' }).post('/api/auth/sign-in/email', body, agent)
    }

    const first = aboutOf(await read('action=session.sign_in_failed'), id)
    expect(first).toMatchObject([{ actorName: null, ip: '203.0.113.7', details: {} }])
    expect(first[0]?.objectName).toBe(`Человек ${count}`)
    expect(first[0]?.userAgent).toMatch(/^Guesser\/1\.0 x+$/)
    expect(first[0]?.userAgent).toHaveLength(200)

    await tellRefusals()
    const all = aboutOf(await read('action=session.sign_in_failed'), id)
    expect(all.map(({ details }) => details.count)).toEqual([5, undefined])
    expect(JSON.stringify(all)).not.toContain(email)
  })

  it('is known also by a token that has ended and by a call that was forbidden', async () => {
    const person = buildActor({ role: 'executor' })
    const token = await test.tokenOf(person)
    const call = (url: string) =>
      test.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })
    expect((await call('/api/users')).statusCode).toBe(403)
    await test.as(administrator).post(`/users/${person.id}/sign-out`)
    expect((await call('/api/me')).statusCode).toBe(401)
    await test.app.inject({ method: 'GET', url: '/api/me', headers: { authorization: 'Bearer veche_none' } })

    expect(aboutOf(await read('action=access.refused'), person.id)).toMatchObject([
      { actorName: person.name, details: { permission: 'users.manage' }, ip: '127.0.0.1' },
    ])
    const tokens = await read('action=token.refused')
    expect(tokens.map(({ objectId, actorName }) => [objectId, actorName])).toEqual([
      [null, null],
      [person.id, person.name],
    ])
  })

  it('does not fill the journal, from however many networks the calls come', async () => {
    await tellRefusals()
    const before = (await read('action=token.refused')).length
    const headers = { authorization: 'Bearer veche_flood' }
    for (let network = 0; network < MOST_IN_WINDOW + 40; network += 1) {
      const remoteAddress = `198.51.${100 + (network >> 7)}.${network & 127}`
      await test.app.inject({ method: 'GET', url: '/api/me', headers, remoteAddress })
    }
    await tellRefusals()

    const entries = await read('action=token.refused')
    expect(entries.length - before).toBeLessThanOrEqual(MOST_IN_WINDOW + 2)
    const flood = entries.find(({ details }) => typeof details.count === 'number')
    expect(flood).toMatchObject({ details: { count: 40 }, ip: null })
  })

  async function tellRefusals() {
    test.clock.now = new Date(test.clock.now.getTime() + 2 * WINDOW_MS)
    const job = accessJobs(test.context).find(({ name }) => name === 'access.tell_refusals')
    await job!.handle([])
  }
})

describe('a row', () => {
  it('says from where it was done, also when the body was read meanwhile', async () => {
    const body = {
      name: 'Орлова Нина',
      email: 'orlova@example.org',
      password: 'reka techyot na sever',
      grants: [],
    }
    const made = await test.app.inject({
      method: 'POST',
      url: '/api/users',
      remoteAddress: '203.0.113.55',
      headers: { authorization: `Bearer ${await test.tokenOf(administrator)}`, 'user-agent': 'Program/2' },
      payload: body,
    })

    expect(aboutOf(await read('action=user.created'), made.json().id)).toMatchObject([
      { ip: '203.0.113.55', userAgent: 'Program/2', actorName: 'Администратор' },
    ])
  })

  it('of a substitution that is taken back is written too', async () => {
    const [absent, deputy] = [buildActor({ role: 'head' }), buildActor({ role: 'head' })]
    await saveUser(test.db, deputy)
    const now = test.clock.now.getTime()
    const span = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 86_400_000).toISOString() }
    const made = await test.as(absent).post('/substitutions', { deputyId: deputy.id, ...span })
    await test.as(absent).delete(`/substitutions/${made.json().substitutions[0].id}`)

    expect(aboutOf(await read('action=substitution.'), absent.id)).toMatchObject([
      { action: 'substitution.cancelled', details: { deputyId: deputy.id } },
      { action: 'substitution.created' },
    ])
  })

  it('can be neither changed nor removed', async () => {
    for (const table of ['journal', 'journal_link']) {
      const change = table === 'journal' ? "action = 'x'" : "hash = 'x'"
      for (const statement of [
        `update ${table} set ${change}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(sql.raw(statement).execute(test.db)).rejects.toMatchObject({ code: '42501' })
        // Nor by its owner, as long as the triggers are there.
        await expect(sql.raw(statement).execute(test.owner)).rejects.toThrow(/append-only/)
      }
    }
  })
})

describe('the chain', () => {
  async function add(action: string) {
    await addJournal(test.db, { actor: null, action, objectType: 'user', objectId: newId() })
  }

  it('holds for many writers at once, whatever they roll back', async () => {
    const writes = Array.from({ length: 30 }, (_, index) =>
      test.db
        .transaction()
        .execute(async (tx) => {
          await addJournal(tx, { actor: null, action: 'x.y', objectType: 'user', objectId: String(index) })
          await addJournal(tx, { actor: null, action: 'x.z', objectType: 'user', objectId: String(index) })
          if (index % 5 === 0) throw new Error('rolled back')
        })
        .catch(() => undefined),
    )
    await Promise.all(writes)

    expect(await verifyJournal(test.db)).toMatchObject({ isWhole: true })
    expect((await test.as(administrator).get('/journal/check')).json()).toMatchObject({ isWhole: true })
  })

  it.each([
    ['changed', "update journal set action = 'y' where id = (select max(id) from journal)"],
    ['changed', "update journal set details = '{}' where id = (select max(id) from journal)"],
    ['removed', 'delete from journal where id = (select max(id) from journal)'],
    ['added', "insert into journal (action, object_type) values ('forged', 'user')"],
    [
      'cut',
      `delete from journal where id = (select max(id) from journal);
       delete from journal_link where seq = (select max(seq) from journal_link)`,
    ],
  ])('tells that a row was %s: %s', async (problem, statement) => {
    const own = await startTestApp()
    try {
      for (const action of ['a.b', 'c.d', 'e.f'])
        await addJournal(own.db, {
          actor: null,
          action,
          objectType: 'user',
          objectId: null,
          details: { count: 1 },
        })
      expect(await verifyJournal(own.db)).toMatchObject({ isWhole: true })
      await own.owner.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql.raw(statement).execute(tx)
      })

      expect(await verifyJournal(own.db)).toMatchObject({ isWhole: false, problem })
    } finally {
      await own.close()
    }
  })

  it('tells with an end kept elsewhere that the journal was put back to an old copy', async () => {
    await add('k.l')
    const known = await getJournalHead(test.db)
    await add('m.n')

    expect(await verifyJournal(test.db, known)).toMatchObject({ isWhole: true })
    expect(await verifyJournal(test.db, { ...known, hash: '0'.repeat(64) })).toMatchObject({
      problem: 'replaced',
    })
    expect(await verifyJournal(test.db, { ...known, seq: known.seq + 100 })).toMatchObject({ problem: 'cut' })
  })
})

describe('reading', () => {
  it('finds by who, what, when and network, and takes the same away as a file', async () => {
    const { id, email } = await savePerson()
    const browser = openBrowser(test.app, { ip: '192.0.2.200' })
    await browser.signIn(email)
    const at = new Date(Date.now() - 60_000).toISOString()
    const later = new Date(Date.now() + 3_600_000).toISOString()

    expect(aboutOf(await read(`who=${encodeURIComponent(email)}&action=session.started`), id)).toHaveLength(1)
    expect(aboutOf(await read(`network=192.0.2.200&from=${at}`), id)).toHaveLength(1)
    expect(aboutOf(await read(`network=192.0.2.20&from=${later}`), id)).toHaveLength(0)
    expect(aboutOf(await read('action=user.'), id).map(({ action }) => action)).toEqual(['user.created'])
    expect((await test.as(administrator).get('/journal?action=%25')).statusCode).toBe(400)

    const file = await test.as(administrator).get(`/journal/export?who=${encodeURIComponent(email)}`)
    expect(file.headers['content-disposition']).toContain('attachment')
    const lines = file.body.trim().split('\r\n')
    expect(lines[0]).toContain('Когда;Кто;Действие;Код действия')
    expect(file.body).toContain(';Вход;session.started;')
    expect(lines.some((line) => line.includes('session.started') && line.includes('192.0.2.200'))).toBe(true)
    expect((await read('action=journal.exported')).at(0)).toMatchObject({ details: { fields: ['who'] } })
    const again = await test.as(administrator).get('/journal/export?action=journal.exported')
    expect(again.body).toContain(';поля: кто;fields: who;')
    expect(again.body).not.toContain('{')
  })

  it('is for who has the whole region: an analyst of one place reads none of it', async () => {
    const scopes = [{ kind: 'municipality' as const, code: 'borovichi' }, REGION]
    const answers = await Promise.all(
      scopes.map(async (scope) => {
        const analyst = test.as(buildActor({ role: 'analyst', scope }))
        const me = (await analyst.get('/me')).json()
        return [(await analyst.get('/journal')).statusCode, me.abilities.seeJournal]
      }),
    )

    expect(answers).toEqual([
      [403, false],
      [200, true],
    ])
  })

  it('meets no names, addresses or secrets in details, a page at a time', async () => {
    const entries: (Entry & { id: string })[] = []
    let cursor = ''
    do {
      const page = (
        await test.as(administrator).get(`/journal?limit=50${cursor && `&cursor=${cursor}`}`)
      ).json()
      entries.push(...page.entries)
      cursor = page.nextCursor
    } while (cursor)

    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    const details = JSON.stringify(entries.map((entry) => entry.details))
    expect(details).not.toMatch(/example\.org|Орлова|Человек|techyot|veche_/)
  })
})

it('does not let history be rewritten through the API', () => {
  const writes = test.app.declaredRoutes.filter(
    ({ url, method }) => url.includes('journal') && !/GET|HEAD/.test(method),
  )

  expect(writes).toEqual([])
})
