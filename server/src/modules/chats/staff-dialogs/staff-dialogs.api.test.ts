/** An employee's own messenger: told that there is news and nothing of it, once, to whoever asked for it. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../../test/browser.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveUserWithPassword } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import { addNotifications } from '../../notifications/index.ts'
import { notifyDialogsDue } from './notify-dialogs.ts'

type Person = { id: string; browser: Browser }

let desk: Desk
let anna: Person
let boris: Person
let said = 0
beforeAll(async () => {
  desk = await openDesk()
  anna = await signUp('anna@example.org')
  boris = await signUp('boris@example.org')
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  for (const table of ['outbox', 'notification', 'officialAccount', 'accountLinkCode'] as const)
    await desk.test.owner.deleteFrom(table).execute()
})
afterAll(() => desk.close())

async function signUp(email: string): Promise<Person> {
  const { id } = await saveUserWithPassword(desk.test.db, { email })
  const browser = openBrowser(desk.test.app)
  await browser.signIn(email)
  return { id, browser }
}

type Account = { authorId: string; isTold: boolean | null }
const accountsOf = async ({ browser }: Person): Promise<Account[]> =>
  (await browser.get('/api/own-account/network-accounts')).json().accounts

/** Sends the code from a dialog, as its owner does. */
async function link(person: Person): Promise<string> {
  const { code } = (await person.browser.post('/api/own-account/network-code')).json()
  said += 1
  const dialog = { surface: 'private', container: 'peer:7', thread: 'dialog' } as const
  await desk.deliver({ ...dialog, id: `code-${said}`, text: code, author: 'official' })
  await desk.work()
  return (await accountsOf(person))[0]?.authorId ?? ''
}

const turn = ({ browser }: Person, authorId: string, isOn: boolean) =>
  browser.patch(`/api/own-account/network-accounts/${authorId}`, { isOn })

async function notify({ id: userId }: Person, isUrgent = false): Promise<void> {
  desk.passMs(1000)
  const now = desk.test.clock.now
  await desk.test.db.transaction().execute(async (tx) => {
    const one = { userId, kind: 'mention', incidentId: null, details: { words: 'Тайна' }, isUrgent } as const
    await addNotifications(tx, [{ ...one, dedupeKey: newId() }], now)
  })
  desk.passMs(1000)
}

const product = () => desk.test.product
const tell = () =>
  notifyDialogsDue({
    ...product().context,
    connectors: product().connectors,
    publicUrl: product().config.publicUrl,
  })
const queued = async () =>
  (await desk.test.db.selectFrom('outbox').select('message').orderBy('createdAt').execute()).map(
    ({ message }) =>
      message as { text: string; container: string; surface: string; replyToExternalId: string },
  )

it('says in the dialog of the code that there is news, once for whatever came, and not a word of it', async () => {
  const authorId = await link(anna)
  expect(await accountsOf(anna)).toMatchObject([{ isTold: false }])
  await notify(anna)
  expect(await tell()).toBe(0)
  expect((await turn(anna, authorId, true)).statusCode).toBe(200)
  expect(await tell()).toBe(0)
  await notify(anna)
  await notify(anna)
  expect(await tell()).toBe(1)
  expect(await tell()).toBe(0)
  const [post, ...others] = await queued()
  expect(others).toEqual([])
  expect(post).toMatchObject({
    ...{ surface: 'private', container: 'peer:7', replyToExternalId: `code-${said}` },
    text: `В «Вече» есть новое для вас: ${product().config.publicUrl}/notifications`,
  })
})

it('waits five minutes before it says so again, and waits for the morning unless it is urgent', async () => {
  await turn(anna, await link(anna), true)
  await notify(anna)
  expect(await tell()).toBe(1)
  await notify(anna)
  expect(await tell()).toBe(0)
  desk.passMs(5 * MINUTE_MS)
  expect(await tell()).toBe(1)
  desk.passMs(11 * HOUR_MS)
  await notify(anna)
  expect(await tell()).toBe(0)
  await notify(anna, true)
  expect(await tell()).toBe(1)
})

it('says nothing of what was read, nor to whoever has left or switched it off', async () => {
  const authorId = await link(anna)
  await turn(anna, authorId, true)
  await notify(anna)
  await anna.browser.post('/api/notifications/read', { until: desk.test.clock.now.toISOString() })
  expect(await tell()).toBe(0)
  await notify(anna)
  await turn(anna, authorId, false)
  expect(await tell()).toBe(0)
  await turn(anna, authorId, true)
  await notify(anna)
  await desk.test.owner.updateTable('appUser').set({ isActive: false }).where('id', '=', anna.id).execute()
  expect(await tell()).toBe(0)
  await desk.test.owner.updateTable('appUser').set({ isActive: true }).where('id', '=', anna.id).execute()
})

it('is switched by its owner alone, and is off again for another owner and after unlinking', async () => {
  const authorId = await link(anna)
  expect((await turn(boris, authorId, true)).json().code).toBe('chat.no_dialog')
  await turn(anna, authorId, true)
  expect(await accountsOf(anna)).toMatchObject([{ isTold: true }])
  await link(anna)
  expect(await accountsOf(anna)).toMatchObject([{ isTold: true }])
  await link(boris)
  expect(await accountsOf(boris)).toMatchObject([{ isTold: false }])
  await notify(anna)
  await notify(boris)
  expect(await tell()).toBe(0)
  await boris.browser.delete(`/api/own-account/network-accounts/${authorId}`)
  expect(await desk.test.db.selectFrom('staffDialog').select('authorId').execute()).toEqual([])
})

it('ends where its owner lets us write no more', async () => {
  await turn(anna, await link(anna), true)
  await desk.deliver({
    ...({
      op: 'permission',
      id: 'denied-1',
      surface: 'private',
      author: 'official',
      change: 'denied',
    } as const),
    ...{ container: 'peer:7', thread: 'dialog', at: desk.test.clock.now.toISOString() },
  })
  await desk.work()
  await notify(anna)
  expect(await tell()).toBe(0)
  expect(await accountsOf(anna)).toMatchObject([{ isTold: false }])
})

it('is told once by two who look at the same moment', async () => {
  await turn(anna, await link(anna), true)
  await notify(anna)
  const told = await Promise.all([tell(), tell()])
  expect(told.toSorted()).toEqual([0, 1])
  expect(await queued()).toHaveLength(1)
})
