import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { queuePost } from '../../modules/answers/index.ts'
import { newId } from '../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** More than the pool has connections. */
const MANY = 30

it('lets many posts stand at once: none waits for a connection that the others hold', async () => {
  const { db, product, clock } = desk.test
  for (let count = 0; count < MANY; count += 1) {
    const { container } = await saveChat(desk)
    const place = { surface: 'chat' as const, container, threadExternalId: '', replyToExternalId: '' }
    const tells = { payload: { type: 'inbox' }, audience: { kind: 'permission', permission: 'inbox.manage' } }
    const post = { purpose: 'chat_digest' as const, writtenBy: null, text: `Сводка ${count}`, place, tells }
    await db
      .transaction()
      .execute((tx) =>
        queuePost(
          tx,
          { ...post, id: newId(), channelId: desk.channel.id },
          { connectors: product.connectors, now: clock.now },
        ),
      )
  }
  expect(await desk.send()).toBe(MANY)
  const { rows } = await desk.test.pool.query(`select state, count(*)::int from outbox group by state`)
  expect(rows).toEqual([{ state: 'sent', count: MANY }])
})
