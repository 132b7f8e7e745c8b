import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import { sweepBroadcasts } from '../../../modules/portal/index.ts'
import { findPersonalData } from '../../../modules/text/index.ts'
import { broadcastsContextOf } from '../../wiring/broadcasts-context-of.ts'
import { prepareDemoAccounts } from '../demo-officials.ts'
import { prepareBroadcasts, readDemoBroadcasts } from './prepare-broadcasts.ts'

let desk: Desk
const settle = async () => {
  while ((await desk.send()) > 0);
}
beforeAll(async () => {
  desk = await openDesk()
  const { id: channelId } = await saveChannel(desk.test.context, { municipalityCode: 'staraya-russa' })
  desk.test.product.channels.forget()
  for (const title of ['Старая Русса. Центр', 'Старая Русса. Вокзал'])
    await saveChat(desk, { title, channelId, municipalityCode: 'staraya-russa' })
  await prepareDemoAccounts(desk.test.product)
  await prepareBroadcasts(desk.test.product, settle)
  await settle()
  await sweepBroadcasts(broadcastsContextOf(desk.test.product))
})
afterAll(() => desk.close())

type Row = { id: string; state: string; isCorrected: boolean; counts: { out: number; places: number } }
async function listWeek(): Promise<Row[]> {
  const user = await findUserByEmail(desk.test.db, 'coordinator@veche.example')
  const actor = user && (await findActorByUserId(desk.test.db, user.id))
  const response = await desk.test.as(actor!).get('/broadcasts?from=2026-11-23&to=2026-11-29')
  return response.json().days
}

it('shows a person of the municipality two that went out, one of them corrected, and one that is planned', async () => {
  const rows = await listWeek()
  expect(rows.map(({ state }) => state).toSorted()).toEqual(['out', 'out', 'planned'])
  expect(rows.filter(({ isCorrected }) => isCorrected)).toHaveLength(1)
  for (const { state, counts } of rows) if (state === 'out') expect(counts.out).toBe(counts.places)
})

it('names nobody real, and is written once', async () => {
  for (const { text, correction = '' } of readDemoBroadcasts())
    expect(findPersonalData(`${text}\n${correction}`)).toEqual([])
  const { length } = desk.network.published
  await prepareBroadcasts(desk.test.product, settle)
  await settle()
  expect(desk.network.published).toHaveLength(length)
})
