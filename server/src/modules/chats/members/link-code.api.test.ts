import { MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveUserWithPassword } from '../../../../test/factories.ts'
import type { FakeEvent } from '../../../../test/networks/fake-connector.ts'

type Official = { id: string; browser: Browser }

let desk: Desk
let anna: Official
let boris: Official
let sent = 0
beforeAll(async () => {
  desk = await openDesk()
  anna = await signUp('anna@example.org')
  boris = await signUp('boris@example.org')
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  for (const table of ['accountLinkTry', 'officialAccount', 'accountLinkCode'] as const)
    await desk.test.db.deleteFrom(table).execute()
})
afterAll(() => desk.close())

async function signUp(email: string): Promise<Official> {
  const { id } = await saveUserWithPassword(desk.test.db, { email })
  const browser = openBrowser(desk.test.app)
  await browser.signIn(email)
  return { id, browser }
}

async function askCode({ browser }: Official): Promise<string> {
  const response = await browser.post('/api/own-account/network-code')
  expect(response.statusCode).toBe(200)
  return response.json().code
}

/** Returns the incident the message belongs to. */
async function say(text: string, changes: Partial<FakeEvent> = {}): Promise<string | null> {
  sent += 1
  const id = `private-${sent}`
  const dialog = { surface: 'private', container: `peer:${sent}`, thread: 'dialog' } as const
  await desk.deliver({ ...dialog, id, text, author: 'official', ...changes })
  await desk.work()
  const { incidentId } = await desk.test.db
    .selectFrom('message')
    .select('incidentId')
    .where('externalId', '=', id)
    .executeTakeFirstOrThrow()
  return incidentId
}

const accountsOf = async ({ browser }: Official) =>
  (await browser.get('/api/own-account/network-accounts')).json().accounts

it('links the account that sends the code in private, and opens no work', async () => {
  const code = await askCode(anna)
  expect(code).toMatch(/^ВЕЧЕ-\d{3}-\d{3}$/)

  expect(await say(` ${code.toLowerCase()} `)).toBeNull()

  expect(await accountsOf(anna)).toMatchObject([
    { network: 'vk', name: null, linkedAt: DESK_NOON.toISOString() },
  ])
  const events = await desk.test.db.selectFrom('event').select(['payload', 'audience']).execute()
  expect(events).toContainEqual({
    payload: { type: 'network_account' },
    audience: { kind: 'user', userId: anna.id },
  })
  const journal = await desk.test.db
    .selectFrom('journal')
    .selectAll()
    .where('objectId', '=', anna.id)
    .execute()
  expect(journal.at(-1)).toMatchObject({ action: 'network_account.linked', details: { network: 'vk' } })
  expect(JSON.stringify(journal)).not.toContain(code)
})

it('keeps only a mark of the code', async () => {
  const code = await askCode(anna)
  const rows = await desk.test.db.selectFrom('accountLinkCode').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(code.slice(-7))
})

it('joins no open work of the same author', async () => {
  const incidentId = await say('Яма на дороге', { container: 'peer:own', author: 'official' })
  expect(incidentId).not.toBeNull()

  expect(await say(await askCode(anna), { container: 'peer:own' })).toBeNull()
})

it.each([
  ['in a comment', { surface: 'comment' }],
  ['in a chat', { surface: 'chat' }],
  ['by a community', { authorKind: 'community' }],
  ['in a letter', { surface: 'email' }],
] as const)('links nobody by a code said %s', async (_how, changes) => {
  const code = await askCode(anna)
  expect(await say(code, changes)).not.toBeNull()
  expect(await accountsOf(anna)).toEqual([])
})

it('lets a code live a quarter of an hour, once, and only the latest', async () => {
  const first = await askCode(anna)
  const second = await askCode(anna)
  expect(await say(first)).not.toBeNull()
  desk.passMs(15 * MINUTE_MS)
  expect(await say(second)).not.toBeNull()
  expect(await accountsOf(anna)).toEqual([])

  const third = await askCode(anna)
  desk.passMs(15 * MINUTE_MS - 1)
  expect(await say(third)).toBeNull()
  expect(await say(third, { author: 'thief' })).not.toBeNull()
  expect(await accountsOf(anna)).toHaveLength(1)
})

it('links one account to one person: by a code of the other it moves, and both are told', async () => {
  await say(await askCode(anna))
  await say(await askCode(boris))

  expect(await accountsOf(anna)).toEqual([])
  expect(await accountsOf(boris)).toHaveLength(1)
  const { details } = await desk.test.db
    .selectFrom('journal')
    .select('details')
    .where('objectId', '=', boris.id)
    .where('action', '=', 'network_account.linked')
    .executeTakeFirstOrThrow()
  expect(details).toMatchObject({ previousUserId: anna.id })
})

it('looks up five wrong codes of an author in an hour, then not even a right one', async () => {
  const code = await askCode(anna)
  const wrong = code === 'ВЕЧЕ-000-000' ? 'ВЕЧЕ-000-001' : 'ВЕЧЕ-000-000'
  for (let tries = 0; tries < 5; tries += 1) expect(await say(wrong, { author: 'guesser' })).not.toBeNull()
  expect(await say(code, { author: 'guesser' })).not.toBeNull()
  expect(await say(code, { author: 'honest' })).toBeNull()

  desk.passMs(60 * MINUTE_MS)
  expect(await say(await askCode(anna), { author: 'guesser' })).toBeNull()
})

it('takes no code of a person who has left', async () => {
  const gone = await signUp('gone@example.org')
  const code = await askCode(gone)
  await desk.test.db.updateTable('appUser').set({ isActive: false }).where('id', '=', gone.id).execute()
  expect(await say(code)).not.toBeNull()
})

it('is unlinked by its owner and nobody else', async () => {
  await say(await askCode(anna))
  const [{ authorId }] = await accountsOf(anna)
  const url = `/api/own-account/network-accounts/${authorId}`
  const foreign = await boris.browser.delete(url)
  expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'chat.no_account'])
  expect(await accountsOf(anna)).toHaveLength(1)

  expect((await anna.browser.delete(url)).statusCode).toBe(200)

  expect(await accountsOf(anna)).toEqual([])
})

it('gives no code to a key', async () => {
  const response = await desk.test.as(desk.people.executor).post('/own-account/network-code')
  expect(response.statusCode).toBe(403)
})
