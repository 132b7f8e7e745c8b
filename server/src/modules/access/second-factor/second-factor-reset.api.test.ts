import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, totpCode } from '../../../../test/browser.ts'
import { REGION, saveUserWithPassword, TEST_PASSWORD } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { addJournal, type Grant } from '../index.ts'

let test: TestApp
let count = 0
beforeAll(async () => {
  test = await startTestApp({ isDemo: false })
})
afterAll(() => test.close())

/** Signed in with a second factor, in a browser: a token stands behind no decision. */
async function openPerson(role: Grant['role'] = 'administrator') {
  count += 1
  const email = `person-${count}@example.org`
  const { id } = await saveUserWithPassword(test.db, { email, grants: [{ role, scope: REGION }] })
  const browser = openBrowser(test.app)
  await browser.signIn(email)
  const enabled = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
  const { totpURI } = enabled.json<{ totpURI: string }>()
  await browser.post('/api/auth/two-factor/verify-totp', { code: totpCode(totpURI) })
  return { id, email, browser }
}

/** As if the person had come some days ago: nobody but the owner of the database can say so. */
async function age(...people: { id: string }[]) {
  const ids = people.map(({ id }) => id)
  await test.owner.transaction().execute(async (tx) => {
    await sql`alter table journal disable trigger journal_append_only`.execute(tx)
    await sql`update journal set at = at - interval '3 days' where object_id = any(${ids})`.execute(tx)
    await sql`alter table journal enable trigger journal_append_only`.execute(tx)
    await sql`update role_grant set created_at = created_at - interval '3 days' where user_id = any(${ids})`.execute(
      tx,
    )
    await sql`update app_user set created_at = created_at - interval '3 days' where id = any(${ids})`.execute(
      tx,
    )
  })
}

async function openStanding(role?: Grant['role']) {
  const person = await openPerson(role)
  await age(person)
  return person
}

const waiting = async (reader: { browser: ReturnType<typeof openBrowser> }) =>
  (await reader.browser.get('/api/second-factor-resets')).json<{
    resets: { id: string; userId: string; mayDecide: boolean }[]
  }>().resets

describe('a lost second factor', () => {
  it('is removed by two administrators, and its owner sets up a new one', async () => {
    const [asker, decider, owner] = [await openPerson(), await openStanding(), await openPerson('moderator')]
    const url = `/api/users/${owner.id}/second-factor-reset`
    expect((await asker.browser.post(url)).statusCode).toBe(200)
    expect((await asker.browser.post(url)).json().code).toBe('access.reset_is_asked_already')
    const [reset] = await waiting(asker)
    expect(reset).toMatchObject({ userId: owner.id, mayDecide: false })
    const decide = `/api/second-factor-resets/${reset?.id}/decision`

    const alone = await asker.browser.post(decide, { decision: 'confirm' })
    expect([alone.statusCode, alone.json().code]).toEqual([403, 'access.reset_needs_another'])
    expect((await owner.browser.get('/api/me')).statusCode).toBe(200)

    expect((await waiting(decider)).map(({ mayDecide }) => mayDecide)).toEqual([true])
    expect((await decider.browser.post(decide, { decision: 'confirm' })).statusCode).toBe(200)
    expect((await decider.browser.post(decide, { decision: 'confirm' })).json().code).toBe(
      'access.reset_is_over',
    )

    expect((await owner.browser.get('/api/me')).statusCode).toBe(401)
    const back = openBrowser(test.app)
    expect((await back.signIn(owner.email)).json()).not.toMatchObject({ twoFactorRedirect: true })
    expect((await back.get('/api/me')).json()).toMatchObject({ twoFactorRequired: true })
    const rows = await test.db
      .selectFrom('journal')
      .select(['action', 'actorId'])
      .where('objectId', '=', owner.id)
      .where('action', 'like', 'user.second_factor_reset%')
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { action: 'user.second_factor_reset_asked', actorId: asker.id },
      { action: 'user.second_factor_reset', actorId: decider.id },
    ])
    const told = await test.db
      .selectFrom('notification')
      .select(['userId', 'details', 'email'])
      .where('kind', '=', 'account')
      .where('userId', 'in', [owner.id, decider.id])
      .execute()
    const newsOf = (id: string) => told.filter(({ userId }) => userId === id).map(({ details }) => details)
    expect(newsOf(owner.id)).toContainEqual({ news: 'second_factor_reset' })
    expect(newsOf(decider.id)).toContainEqual({ news: 'second_factor_reset_asked', name: 'Петров Пётр' })
    expect(told.every(({ email }) => email === 'instant')).toBe(true)
  })

  it('is neither asked for nor confirmed by its owner, nor by a program', async () => {
    const [asker, owner] = [await openPerson(), await openPerson()]
    const own = await owner.browser.post(`/api/users/${owner.id}/second-factor-reset`)
    expect(own.json().code).toBe('access.reset_of_oneself')
    await asker.browser.post(`/api/users/${owner.id}/second-factor-reset`)
    const reset = (await waiting(owner)).find(({ userId }) => userId === owner.id)
    const confirm = await owner.browser.post(`/api/second-factor-resets/${reset?.id}/decision`, {
      decision: 'confirm',
    })

    expect(confirm.json().code).toBe('access.reset_needs_another')
    const expiresAt = new Date(test.clock.now.getTime() + 86_400_000).toISOString()
    const order = { name: 'x', scopes: ['users'], expiresAt, password: TEST_PASSWORD }
    const { token } = (await asker.browser.post('/api/tokens', order)).json<{ token: string }>()
    const program = await test.app.inject({
      method: 'POST',
      url: `/api/users/${owner.id}/second-factor-reset`,
      headers: { authorization: `Bearer ${token}` },
      payload: {},
    })
    expect(program.statusCode).toBe(403)
  })

  it('waits a day for the second word, and stays when it is refused', async () => {
    const [asker, decider, owner] = [await openPerson(), await openPerson(), await openPerson()]
    const ask = () => asker.browser.post(`/api/users/${owner.id}/second-factor-reset`)
    await ask()
    const first = (await waiting(decider)).find(({ userId }) => userId === owner.id)
    const answer = (id: string | undefined, decision: string) =>
      decider.browser.post(`/api/second-factor-resets/${id}/decision`, { decision })
    expect((await answer(first?.id, 'refuse')).statusCode).toBe(200)
    expect((await owner.browser.get('/api/me')).statusCode).toBe(200)

    await ask()
    const second = (await waiting(decider)).find(({ userId }) => userId === owner.id)
    await test.db
      .updateTable('secondFactorReset')
      .set({ expiresAt: new Date(test.clock.now.getTime() - 1) })
      .where('id', '=', second!.id)
      .execute()
    expect((await answer(second?.id, 'confirm')).json().code).toBe('access.reset_is_over')
    expect((await ask()).statusCode).toBe(200)
  })

  it('is asked for again and again on one connection', async () => {
    const [asker, owner] = [await openPerson(), await openPerson()]
    for (let time = 0; time < 12; time += 1) {
      expect(await ask(asker, owner)).toBe('asked')
      const reset = (await waiting(asker)).find(({ userId }) => userId === owner.id)
      await asker.browser.post(`/api/second-factor-resets/${reset?.id}/decision`, { decision: 'refuse' })
    }
  })

  it('that was never there cannot be removed', async () => {
    const asker = await openPerson()
    const { id } = await saveUserWithPassword(test.db, { email: 'plain@example.org' })

    expect((await asker.browser.post(`/api/users/${id}/second-factor-reset`)).json().code).toBe(
      'access.no_second_factor',
    )
  })
})

/** One administrator made by another in the interface, with everything a real one has. */
async function makePuppet(maker: { browser: ReturnType<typeof openBrowser> }) {
  count += 1
  const email = `puppet-${count}@example.org`
  const grants = [{ role: 'administrator', scope: REGION }]
  const order = { name: 'Кукла', email, password: 'tihaya pristan u mosta', grants }
  const { id } = (await maker.browser.post('/api/users', order)).json<{ id: string }>()
  const browser = openBrowser(test.app)
  await browser.signIn(email, order.password)
  const own = { currentPassword: order.password, newPassword: TEST_PASSWORD }
  expect((await browser.post('/api/me/password', own)).statusCode).toBe(200)
  const enabled = await browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
  await browser.post('/api/auth/two-factor/verify-totp', {
    code: totpCode(enabled.json<{ totpURI: string }>().totpURI),
  })
  return { id, email, browser }
}

type Person = Awaited<ReturnType<typeof openPerson>>

const ask = async (asker: Person, owner: Person) =>
  (await asker.browser.post(`/api/users/${owner.id}/second-factor-reset`)).json().code ?? 'asked'

async function confirm(decider: Person, owner: Person): Promise<string> {
  const reset = (await waiting(decider)).find(({ userId }) => userId === owner.id)
  const url = `/api/second-factor-resets/${reset?.id}/decision`
  return (await decider.browser.post(url, { decision: 'confirm' })).json().code ?? 'confirmed'
}

const givePassword = async (giver: Person, owner: Person) =>
  (await giver.browser.patch(`/api/users/${owner.id}`, { password: 'novaya pristan u reki' })).json().code ??
  'given'

describe('one administrator is not two', () => {
  it('with a puppet made after the request, or just before it, whatever it proves', async () => {
    const [maker, owner] = [await openStanding(), await openPerson('moderator')]
    expect(await ask(maker, owner)).toBe('asked')
    const puppet = await makePuppet(maker)
    expect(await confirm(puppet, owner)).toBe('access.reset_by_newcomer')
    expect((await owner.browser.get('/api/me')).statusCode).toBe(200)
  })

  it('with a puppet that has waited, from either side', async () => {
    const [maker, first, second] = [await openStanding(), await openPerson('moderator'), await openPerson()]
    const puppet = await makePuppet(maker)
    await age(puppet)
    await ask(maker, first)
    expect(await confirm(puppet, first)).toBe('access.reset_by_one_hand')
    await ask(puppet, second)
    expect(await confirm(maker, second)).toBe('access.reset_by_one_hand')
  })

  it('with an account that was switched on again, given its rights or a password', async () => {
    const maker = await openStanding()
    const sleeper = await openStanding()
    // As the journal tells of an account that was off, without the sessions that end with it.
    const details = { fields: [], isActive: true }
    const seen = { action: 'user.changed', objectType: 'user', objectId: sleeper.id, details }
    await addJournal(test.db, { ...seen, actor: { id: maker.id, name: 'Петров Пётр' } })
    const promoted = await openStanding('analyst')
    await maker.browser.post(`/api/users/${promoted.id}/grants`, { role: 'administrator', scope: REGION })
    const owner = await openPerson('moderator')
    await ask(maker, owner)
    expect(await confirm(sleeper, owner)).toBe('access.reset_by_newcomer')
    expect(await confirm(promoted, owner)).toBe('access.reset_by_newcomer')
    await age(sleeper, promoted)
    expect(await confirm(promoted, owner)).toBe('access.reset_by_one_hand')
    expect(await confirm(sleeper, owner)).toBe('confirmed')
  })

  it('tells the other administrators of each new one', async () => {
    const [maker, other] = [await openPerson(), await openPerson()]
    const puppet = await makePuppet(maker)
    const told = await test.db
      .selectFrom('notification')
      .select(['userId', 'email'])
      .where('userId', 'in', [maker.id, other.id, puppet.id])
      .where(sql<boolean>`details ->> 'news' = 'administrator_added' and details ->> 'name' = 'Кукла'`)
      .execute()
    expect(told).toEqual([{ userId: other.id, email: 'instant' }])
  })
})

describe('a removed factor and a given password together', () => {
  it('come from nobody who took part in both, before the person has a new factor', async () => {
    const [asker, decider, third] = [await openStanding(), await openStanding(), await openStanding()]
    const owner = await openPerson('moderator')
    await ask(asker, owner)
    expect(await givePassword(asker, owner)).toBe('access.password_after_reset')
    expect(await givePassword(await makePuppet(asker), owner)).toBe('access.password_after_reset')
    expect(await confirm(decider, owner)).toBe('confirmed')
    expect(await givePassword(asker, owner)).toBe('access.password_after_reset')
    expect(await givePassword(decider, owner)).toBe('access.password_after_reset')

    await owner.browser.signIn(owner.email)
    const enabled = await owner.browser.post('/api/auth/two-factor/enable', { password: TEST_PASSWORD })
    const code = totpCode(enabled.json<{ totpURI: string }>().totpURI)
    await owner.browser.post('/api/auth/two-factor/verify-totp', { code })
    expect(await givePassword(asker, owner)).toBe('given')
    expect(await ask(asker, owner)).toBe('access.reset_after_password')
    expect(await ask(await makePuppet(asker), owner)).toBe('access.reset_after_password')
    expect(await ask(decider, owner)).toBe('asked')
    expect(await confirm(asker, owner)).toBe('access.reset_after_password')
    expect(await confirm(third, owner)).toBe('confirmed')
  })

  it('is refused as long as the given password stands', async () => {
    const [asker, owner] = [await openStanding(), await openPerson()]
    await givePassword(asker, owner)
    await age(owner)
    expect(await ask(asker, owner)).toBe('access.reset_after_password')
  })
})

it('skips no second factor for a cookie of a browser that was trusted by an older version', async () => {
  const owner = await openPerson()
  const browser = openBrowser(test.app)
  // As the sign-in library made them: signed with the key of sessions, and known to the table.
  const { createHmac, hkdfSync } = await import('node:crypto')
  const { TEST_SECRET } = await import('../../../../test/test-app.ts')
  const key = Buffer.from(hkdfSync('sha256', TEST_SECRET, 'veche', 'sessions', 32)).toString('base64url')
  const identifier = 'trust-device-0123456789abcdef0123456789abcdef'
  const mark = createHmac('sha256', key).update(`${owner.id}!${identifier}`).digest('base64url')
  const value = `${mark}!${identifier}`
  const signature = createHmac('sha256', key).update(value).digest('base64')
  const expiresAt = new Date(Date.now() + 86_400_000)
  await test.db
    .insertInto('verification')
    .values({ id: 'trusted', identifier, value: owner.id, expiresAt })
    .execute()
  browser.cookies.set('veche.trust_device', `${value}.${signature}`)

  expect((await browser.signIn(owner.email)).json()).toMatchObject({ twoFactorRedirect: true })
  expect((await browser.get('/api/me')).statusCode).toBe(401)
})
