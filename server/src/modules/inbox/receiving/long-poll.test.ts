import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { fakeBody, fakeItem } from '../../../../test/networks/fake-connector.ts'
import { openGap, readCursor, saveCursor } from '../../channels/index.ts'
import { type LongPollDeps, startLongPolls } from './long-poll.ts'

let desk: Desk
let channelId: string
beforeAll(async () => {
  desk = await openDesk()
  channelId = (await saveChannel(desk.test.context, { transport: 'long_poll' })).id
  desk.test.product.channels.forget()
})
afterAll(() => desk.close())

/** A busy machine takes longer; nothing is asserted of when. */
const WAIT = { timeout: 20_000 }
const item = (id: string) => fakeItem(fakeBody([{ id, text: `Яма ${id}`, author: `poll-${id}` }]))
const storedCount = async () => (await desk.test.db.selectFrom('rawInbox').select('id').execute()).length

function pollDeps(changes: Partial<LongPollDeps> = {}): LongPollDeps {
  const { context, product } = desk.test
  return {
    ...context,
    connectors: product.connectors,
    listAccounts: () => product.channels.list('long_poll'),
    readCursor: (id) => readCursor(context.db, id),
    saveCursor: (tx, id, cursor) => saveCursor(tx, id, cursor),
    openGap: (tx, id, reason) => openGap(tx, { channelId: id, reason, from: null, to: context.clock() }),
    ...changes,
  }
}

it('stores what it read together with the place where it stopped, and says where something may be missing', async () => {
  desk.network.polls.push(
    { items: [item('1'), item('2')], cursor: { ts: '5' }, gap: null },
    { items: [item('2'), item('3')], cursor: { ts: '9' }, gap: 'history_lost' },
  )
  const loop = startLongPolls(pollDeps())
  await vi.waitFor(async () => expect(await readCursor(desk.test.db, channelId)).toEqual({ ts: '9' }), WAIT)
  await loop.stop()

  expect(await storedCount()).toBe(3)
  const gaps = await desk.test.db.selectFrom('channelGap').select(['channelId', 'reason']).execute()
  expect(gaps).toEqual([{ channelId, reason: 'history_lost' }])
})

it('reads the same again when the cursor could not be saved, and nothing is there twice', async () => {
  const before = await storedCount()
  const turn = { items: [item('4')], cursor: { ts: '12' }, gap: null }
  desk.network.polls.push(turn, turn)
  let failures = 1
  const loop = startLongPolls(
    pollDeps({
      async saveCursor(tx, id, cursor) {
        await saveCursor(tx, id, cursor)
        if (failures > 0) {
          failures -= 1
          // The turn fails between the cursor and the commit.
          expect(await readCursor(desk.test.db, channelId)).toEqual({ ts: '9' })
          desk.network.polls.push(turn)
          throw new Error('commit failed')
        }
      },
    }),
  )
  await vi.waitFor(() => expect(failures).toBe(0), WAIT)
  expect(await readCursor(desk.test.db, channelId)).toEqual({ ts: '9' })
  expect(await storedCount()).toBe(before)
  await vi.waitFor(async () => expect(await readCursor(desk.test.db, channelId)).toEqual({ ts: '12' }), WAIT)
  await loop.stop()

  expect(await storedCount()).toBe(before + 1)
})
