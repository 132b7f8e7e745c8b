/** Where a person answered before, our mistake stands as it does where our pages did. */
import type { FakeCommand } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  deliverRumour,
  endFacts,
  opine,
  saveCard,
  saveCheckers,
  type TestCard,
  write,
} from '../../../../test/factories/fake-desk-factory.ts'

let desk: Desk
let people: Checkers
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
})
afterAll(() => desk.close())

const WRONG = 'здесь стоит то, что было сказано раньше'
const NEW = { reply: 'Уточняем: три палаты.', post: 'Ремонтируют три палаты, не две.' }
const truth = 'Ремонтируют три палаты до 18 декабря'
const byHand = (carrierId: string): FakeCommand => ({
  ...{ type: 'publish_by_hand', carrierId, permalink: 'https://example.org/answer' },
})
const leaveOut = (carrierId: string, reason = 'Подъезд снесли вместе с доской'): FakeCommand => ({
  ...{ type: 'leave_out', carrierId, reason },
})

/** A comment that our page answers and two notices on walls, all told the mistake; a correction is approved. */
async function saveMistake({ isHeard }: { isHeard: boolean }): Promise<TestCard & { walls: string[] }> {
  const { checker, second, approver } = people
  const card = await saveCard(desk, people, {
    messageId: await deliverRumour(desk, 'Правда ли, что роддом закрывают?'),
  })
  const heard = (await card.read()).carriers[0]?.id ?? ''
  await card.bring('publication')
  const writtenAt = desk.test.clock.now.toISOString()
  for (const place of ['Подъезд 5', 'Подъезд 6']) {
    const body = { place, permalink: 'https://example.org/wall', text: WRONG, views: null, writtenAt }
    await desk.test.as(checker).post(`${card.url}/carriers`, body)
  }
  const walls = (await card.read()).carriers.map(({ id }) => id).filter((id) => id !== heard)
  if (isHeard) await card.lead([checker, { type: 'publish', carrierIds: [heard], chatIds: [] }])
  else
    await desk.test
      .as(checker)
      .patch(`${card.url}/carriers`, { carriers: [{ id: heard, state: 'rejected' }] })
  await desk.send()
  for (const wall of walls) await card.lead([checker, byHand(wall)])
  await card.lead([checker, { type: 'correct', reason: 'Палат три, не две' }])
  await card.lead(
    [desk.people.coordinator, { ...endFacts, truth }],
    ...[checker, second].map((judge): [typeof judge, FakeCommand] => [judge, opine('fake')]),
    [checker, { ...write, ...NEW }],
    [approver, { type: 'approve' }],
  )
  return { ...card, walls }
}

const publicPage = async ({ read }: TestCard) => {
  const { number } = await read()
  return (await desk.test.app.inject({ method: 'GET', url: `/checked/${number}?lang=ru` })).body
}
const FIXED = 'Мы исправили свою ошибку'

it('is corrected in public only when no place is left with the mistake, in whatever order', async () => {
  const { checker } = people
  for (const isHeardFirst of [true, false]) {
    const card = await saveMistake({ isHeard: true })
    const [one = '', other = ''] = card.walls
    const heard = (await card.read()).carriers.find(({ id }) => !card.walls.includes(id))?.id ?? ''
    const out: FakeCommand = { type: 'publish', carrierIds: [heard], chatIds: [] }
    const [first, next] = isHeardFirst ? [out, byHand(one)] : [byHand(one), out]
    for (const command of [first, next]) {
      expect(await card.lead([checker, command])).toMatchObject({ step: 'publication' })
      const page = await publicPage(card)
      expect(page).not.toContain(FIXED)
      for (const words of [NEW.post, truth]) expect(page).not.toContain(words)
      expect(page).toContain(write.post)
    }
    expect(await card.lead([checker, byHand(other)])).toMatchObject({ step: 'watch' })
    const page = await publicPage(card)
    for (const words of [FIXED, NEW.post, truth]) expect(page).toContain(words)
  }
})

it('may leave a place out with a reason, but no place that our page reaches', async () => {
  const { checker } = people
  const card = await saveMistake({ isHeard: true })
  const [one = '', other = ''] = card.walls
  const heard = (await card.read()).carriers.find(({ id }) => !card.walls.includes(id))?.id ?? ''
  expect(await card.run(checker, leaveOut(heard))).toMatchObject({
    ...{ status: 409, code: 'fake.nothing_to_leave_out' },
  })
  expect(await card.run(checker, leaveOut(one, ' '))).toMatchObject({
    status: 400,
  })
  await card.lead([checker, leaveOut(one)])
  expect(await card.run(checker, leaveOut(one))).toMatchObject({ code: 'fake.nothing_to_leave_out' })
  await card.lead([checker, byHand(other)])
  const done = await card.lead([checker, { type: 'publish', carrierIds: [heard], chatIds: [] }])
  expect(done).toMatchObject({ step: 'watch' })
  expect(done.carriers.filter(({ leftOut }) => leftOut !== null)).toMatchObject([
    { id: one, leftOut: { reason: 'Подъезд снесли вместе с доской', textNo: 2 } },
  ])
  const journal = await desk.test.db
    .selectFrom('journal')
    .select('details')
    .where('objectId', '=', card.id)
    .where('action', '=', 'fake.left_out')
    .execute()
  expect(journal).toMatchObject([{ details: { carrierId: one } }])
})

it('is not corrected by leaving every place out', async () => {
  const { checker } = people
  const card = await saveMistake({ isHeard: false })
  const [one = '', other = ''] = card.walls
  await card.lead([checker, leaveOut(one)], [checker, leaveOut(other)])
  expect(await card.read()).toMatchObject({ step: 'publication' })
  expect(await publicPage(card)).not.toContain(FIXED)
  expect(await card.lead([checker, byHand(one)])).toMatchObject({ step: 'watch' })
})
