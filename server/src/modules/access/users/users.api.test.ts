import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { buildActor, REGION, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор' })
beforeAll(async () => {
  test = await startTestApp()
  await saveUser(test.db, administrator)
})
afterAll(() => test.close())

const PASSWORD = 'reka techyot na sever'

async function createSomebody(email: string, grants: object[] = []) {
  const response = await test
    .as(administrator)
    .post('/users', { name: 'Сидорова Мария', email, password: PASSWORD, grants })
  expect(response.statusCode).toBe(200)
  return response.json<{ id: string; grants: { id: string; role: string }[] }>()
}

/** What was given is changed before anything opens. */
async function changePassword(browser: Browser) {
  const body = { currentPassword: PASSWORD, newPassword: 'les za ozerom shumit' }
  expect((await browser.post('/api/me/password', body)).statusCode).toBe(200)
}

describe('a user', () => {
  it('is greeted until they put it away, on whatever device', async () => {
    await createSomebody('new@example.org')
    const browser = openBrowser(test.app)
    await browser.signIn('new@example.org', PASSWORD)
    await changePassword(browser)
    const isNew = async (from: Browser) => (await from.get('/api/me')).json().isNew
    expect(await isNew(browser)).toBe(true)
    for (const _press of ['once', 'and again'])
      expect((await browser.post('/api/me/greeted', {})).statusCode).toBe(200)
    const other = openBrowser(test.app)
    await other.signIn('new@example.org', 'les za ozerom shumit')
    expect([await isNew(browser), await isNew(other)]).toEqual([false, false])
  })

  it('made by an administrator signs in with the roles they were given', async () => {
    const grants = [{ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }]
    await createSomebody('maria@example.org', grants)
    const browser = openBrowser(test.app)
    await browser.signIn('maria@example.org', PASSWORD)
    await changePassword(browser)

    const me = (await browser.get('/api/me')).json()

    expect(me.grants).toMatchObject([{ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }])
    expect(me.grants[0].scopeName).toContain('дорож')
    expect(me.abilities).toMatchObject({ seeTasks: true, manageUsers: false, seeDesk: false })
  })

  it.each([
    [{ password: 'short' }, 'http.invalid'],
    [{ password: 'qwertyuiop123' }, 'access.password_too_common'],
    [{ password: 'Сидорова Мария' }, 'access.password_is_own_name'],
    [{ grants: [{ role: 'head', scope: { kind: 'agency', code: 'nowhere' } }] }, 'access.unknown_scope'],
    [
      { grants: [{ role: 'administrator', scope: { kind: 'agency', code: 'ministry-roads' } }] },
      'access.administrator_is_regional',
    ],
    [{ isActive: false }, 'http.invalid'],
    [{ id: 'mine' }, 'http.invalid'],
  ])('is not made of %j', async (changes, code) => {
    const body = { name: 'Сидорова Мария', email: 'bad@example.org', password: PASSWORD, ...changes }
    const response = await test.as(administrator).post('/users', body)

    expect([response.statusCode, response.json().code]).toEqual([400, code])
    const rows = await test.db
      .selectFrom('appUser')
      .select('id')
      .where('email', '=', 'bad@example.org')
      .execute()
    expect(rows).toEqual([])
  })

  it('gets a role from another person only', async () => {
    const url = `/users/${administrator.id}/grants`
    const body = { role: 'moderator', scope: { kind: 'region' } }
    const own = await test.as(administrator).post(url, body)
    expect([own.statusCode, own.json().code]).toEqual([403, 'access.own_grant'])
    const other = buildActor({ role: 'administrator' })
    expect((await test.as(other).post(url, body)).statusCode).toBe(200)
  })

  it('has an e-mail of their own, in any case of letters', async () => {
    await createSomebody('only@example.org')
    const body = { name: 'Другая', email: 'ONLY@example.org', password: PASSWORD, grants: [] }

    expect((await test.as(administrator).post('/users', body)).json()).toMatchObject({
      code: 'access.email_taken',
    })
  })

  it.each([{ isActive: false }, { password: 'sovsem drugoy parol' }])(
    'changed by %j is signed out everywhere at once',
    async (changes) => {
      const email = `${Object.keys(changes)[0]}@example.org`
      const { id } = await createSomebody(email.toLowerCase())
      const browser = openBrowser(test.app)
      await browser.signIn(email, PASSWORD)
      expect((await browser.get('/api/me')).statusCode).toBe(200)

      await test.as(administrator).patch(`/users/${id}`, changes)

      expect((await browser.get('/api/me')).statusCode).toBe(401)
      expect((await openBrowser(test.app).signIn(email, PASSWORD)).statusCode).toBeGreaterThanOrEqual(400)
    },
  )

  it('loses a role with the very next request', async () => {
    const { id, grants } = await createSomebody('grant@example.org', [{ role: 'analyst', scope: REGION }])
    const browser = openBrowser(test.app)
    await browser.signIn('grant@example.org', PASSWORD)
    await changePassword(browser)
    expect((await browser.get('/api/journal')).statusCode).toBe(200)

    const response = await test.as(administrator).delete(`/users/${id}/grants/${grants[0]?.id}`)

    expect(response.json().grants).toEqual([])
    expect((await browser.get('/api/journal')).statusCode).toBe(403)
  })

  it('is found by name or e-mail, a page at a time', async () => {
    for (let index = 0; index < 5; index += 1) await createSomebody(`paged-${index}@example.org`)
    const first = (await test.as(administrator).get('/users?search=paged-&limit=2')).json()
    const second = (
      await test.as(administrator).get(`/users?search=paged-&limit=2&cursor=${first.nextCursor}`)
    ).json()
    const third = (
      await test.as(administrator).get(`/users?search=paged-&limit=2&cursor=${second.nextCursor}`)
    ).json()

    const emails = [first, second, third].flatMap(({ users }) =>
      users.map((user: { email: string }) => user.email),
    )
    expect(emails).toEqual([0, 1, 2, 3, 4].map((index) => `paged-${index}@example.org`))
    expect(third.nextCursor).toBeNull()
    expect((await test.as(administrator).get('/users?search=%25')).json().users).toEqual([])
  })

  it('are 3,000 in one order, each once, by every sort, and found by role, body and state', async () => {
    await test.db.transaction().execute(async (tx) => {
      const now = new Date('2026-11-01T10:00:00Z')
      await tx
        .insertInto('appUser')
        .values(
          Array.from({ length: 3000 }, (_, no) => ({
            ...{ id: `crowd-${String(no).padStart(4, '0')}`, email: `crowd-${no}@example.org` },
            // Names and moments repeat: equal ones stand by id.
            ...{ name: `Человек ${no % 40}`, emailVerified: true, createdAt: now, updatedAt: now },
            lastSignInAt: no % 3 === 0 ? null : new Date(now.getTime() + (no % 50) * 60_000),
            isActive: no % 10 !== 0,
          })),
        )
        .execute()
      await tx
        .insertInto('roleGrant')
        .values([
          {
            ...{ id: randomUUID(), userId: 'crowd-0007', role: 'executor' },
            ...{ scopeKind: 'unit', scopeCode: 'administration-borovichi.roads', createdAt: now },
          },
        ])
        .execute()
    })
    const client = test.as(administrator)
    for (const sort of ['name', 'email', 'last_sign_in']) {
      const ids: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const query = `/users?search=crowd-&limit=200&sort=${sort}${cursor && `&cursor=${cursor}`}`
        const page: { users: { id: string }[]; total: number; nextCursor: string | null } = (
          await client.get(query)
        ).json()
        expect(page.total).toBe(3000)
        ids.push(...page.users.map(({ id }) => id))
        cursor = page.nextCursor
      }
      expect([ids.length, new Set(ids).size]).toEqual([3000, 3000])
    }
    const newest = (await client.get('/users?search=crowd-&limit=1&sort=last_sign_in')).json()
    expect(newest.users[0].lastSignInAt).toBe(new Date('2026-11-01T10:49:00Z').toISOString())
    const totalOf = async (query: string) => (await client.get(`/users?search=crowd-&${query}`)).json().total
    expect(await totalOf('agencyCode=administration-borovichi')).toBe(1)
    expect(await totalOf('role=executor')).toBe(1)
    expect(await totalOf('role=executor&agencyCode=ministry-roads')).toBe(0)
    expect(await totalOf('state=inactive')).toBe(300)
    expect(await totalOf('state=never')).toBe(1000)
    // Those who work: of nobody is known a second factor, and whoever signed in lately is not idle.
    expect(await totalOf('withoutSecondFactor=true')).toBe(2700)
    const idle = (await client.get('/users?search=crowd-&idleDays=3000&limit=1')).json()
    expect(idle).toMatchObject({ total: 0, users: [] })
    const before = test.clock.now
    test.clock.now = new Date('2027-02-01T00:00:00Z')
    expect(await totalOf('idleDays=60')).toBe(2700)
    test.clock.now = before
  })
})

describe('the last administrator', () => {
  it('can be neither switched off nor stripped of the role, also not by two at once', async () => {
    const app = await startTestApp()
    try {
      const [one, two] = [buildActor({ role: 'administrator' }), buildActor({ role: 'administrator' })]
      await saveUser(app.db, one)
      await saveUser(app.db, two)
      const [first, second] = await Promise.all([
        app.as(one).patch(`/users/${two.id}`, { isActive: false }),
        app.as(two).patch(`/users/${one.id}`, { isActive: false }),
      ])
      const statuses = [first.statusCode, second.statusCode].sort()
      expect(statuses[0]).toBe(200)
      expect([401, 409]).toContain(statuses[1])

      const left = first.statusCode === 200 ? one : two
      const users = (await app.as(left).get('/users')).json().users
      const grantId = users.find((user: { id: string }) => user.id === left.id).grants[0].id
      const off = await app.as(left).patch(`/users/${left.id}`, { isActive: false })
      const stripped = await app.as(left).delete(`/users/${left.id}/grants/${grantId}`)

      expect([off.statusCode, off.json().code]).toEqual([409, 'access.last_administrator'])
      expect([stripped.statusCode, stripped.json().code]).toEqual([409, 'access.last_administrator'])
      expect((await app.as(left).get('/users')).statusCode).toBe(200)
    } finally {
      await app.close()
    }
  })
})

describe('a new installation', () => {
  it('takes its first administrator once, whoever comes first', async () => {
    const app = await startTestApp()
    try {
      expect((await app.anonymous.get('/system')).json()).toMatchObject({ needsFirstAdministrator: true })
      const body = (index: number) => ({
        name: 'Первый',
        email: `first-${index}@example.org`,
        password: PASSWORD,
      })
      const answers = await Promise.all(
        [0, 1, 2].map((index) => app.anonymous.post('/system/first-administrator', body(index))),
      )

      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
      expect((await app.anonymous.get('/system')).json()).toMatchObject({ needsFirstAdministrator: false })
      expect(await app.db.selectFrom('appUser').select('id').execute()).toHaveLength(1)
    } finally {
      await app.close()
    }
  })
})
