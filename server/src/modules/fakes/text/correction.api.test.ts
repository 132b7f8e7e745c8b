import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  endFacts,
  opine,
  order,
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

const NEW = { reply: 'Уточняем: три палаты.', post: 'Ремонтируют три палаты, не две.' }
const truth = 'Ремонтируют три палаты до 18 декабря'

/** Published, and found wrong. */
async function saveMistake(): Promise<TestCard> {
  const card = await saveCard(desk, people)
  await card.bring('watch')
  await card.lead([people.checker, { type: 'correct', reason: 'Палат три, не две' }])
  return card
}

async function toTexts(card: TestCard, facts: Parameters<TestCard['run']>[1]): Promise<void> {
  const { checker, second } = people
  await card.lead([desk.people.coordinator, facts], [checker, opine('fake')], [second, opine('fake')])
}

const publicPage = async ({ read }: TestCard) => {
  const { number } = await read()
  return (await desk.test.app.inject({ method: 'GET', url: `/checked/${number}?lang=ru` })).body
}

it('begins at the facts: what was called true is rewritten, or somebody says that it stays', async () => {
  const card = await saveMistake()
  expect(await card.read()).toMatchObject({ step: 'facts', truth: endFacts.truth })
  const { coordinator } = desk.people
  const again = await card.run(coordinator, { ...endFacts, truth: `${endFacts.truth.toUpperCase()}!` })
  expect([again.status, again.code]).toEqual([409, 'fake.truth_unconfirmed'])
  expect((await card.run(coordinator, { ...endFacts, isConfirmed: true })).fake.step).toBe('verdict')
})

it.each([
  ['reply', { ...write, post: NEW.post }, 'fake.same_reply'],
  ['post', { ...write, reply: NEW.reply }, 'fake.same_post'],
  ['post in other capitals', { ...write, reply: NEW.reply, post: 'роддом — РАБОТАЕТ' }, 'fake.same_post'],
])('lets no refuted words out again: %s', async (_, text, code) => {
  const card = await saveMistake()
  await toTexts(card, { type: 'end_facts', truth })
  expect(await card.run(people.checker, text)).toMatchObject({ status: 409, code })
  expect((await card.read()).texts).toHaveLength(1)
})

it.each(['reply', 'post'] as const)(
  'takes no word of our mistake into a text that goes to others too: %s',
  async (field) => {
    const card = await saveMistake()
    await toTexts(card, { type: 'end_facts', truth })
    const text = { ...write, ...NEW, [field]: 'Раньше мы написали неверно: палат три.' }
    expect(await card.run(people.checker, text)).toMatchObject({ status: 400, code: 'fake.mistake_in_text' })
  },
)

it('does not approve what is true word for word as before, under the same verdict', async () => {
  const card = await saveMistake()
  await toTexts(card, { ...endFacts, isConfirmed: true })
  expect(await card.run(people.checker, { ...write, ...NEW })).toMatchObject({ code: 'fake.same_truth' })
  const { version } = await card.read()
  const mended = await desk.test.as(people.checker).patch(card.url, { truth, expectedVersion: version })
  expect(mended.statusCode).toBe(200)
  expect((await card.run(people.checker, { ...write, ...NEW })).fake.step).toBe('approval')
})

it('does not approve refuted words that were written before this was looked at', async () => {
  const card = await saveMistake()
  await toTexts(card, { type: 'end_facts', truth })
  await card.lead([people.checker, { ...write, ...NEW }])
  await desk.test.owner
    .updateTable('fakeText')
    .set({ post: write.post })
    .where('fakeId', '=', card.id)
    .where('no', '=', 2)
    .execute()
  expect(await card.run(people.approver, { type: 'approve' })).toMatchObject({ code: 'fake.same_post' })
})

it('keeps the claim of what stands in public', async () => {
  const card = await saveMistake()
  const { version } = await card.read()
  const body = { claim: 'Роддом закрывают на год', expectedVersion: version }
  const changed = await desk.test.as(people.checker).patch(card.url, body)
  expect(changed.json()).toMatchObject({ code: 'fake.words_are_judged' })
})

it('says in public only in fixed words that it is looked at anew, until two people have corrected it', async () => {
  const card = await saveMistake()
  const { now } = desk.test.clock
  desk.passMs(60_000)
  const ownWords = { reason: 'Палат три, не две', paper: 'Записка одного человека' }
  await desk.test.as(people.checker).post(`${card.url}/evidence`, {
    ...{ kind: 'register', title: ownWords.paper, url: 'https://example.org/one-person' },
  })
  const meanwhile = await publicPage(card)
  expect(meanwhile).toContain('id="doubt"')
  expect(meanwhile).toContain('Мы усомнились в своём опровержении и проверяем его заново')
  expect(meanwhile).toContain(`<time datetime="${now.toISOString()}">`)
  // Ours of before was approved by two; that it is wrong is the word of one.
  expect(meanwhile).toContain(`<p class="said">${write.post}</p>`)
  await toTexts(card, { type: 'end_facts', truth })
  await card.lead([people.checker, { ...write, ...NEW }])
  const waiting = await publicPage(card)
  await card.lead([people.approver, { type: 'approve' }])
  for (const page of [meanwhile, waiting, await publicPage(card)]) {
    for (const own of [ownWords.reason, ownWords.paper, 'one-person', truth, NEW.post])
      expect(page).not.toContain(own)
    for (const judged of ['ошиб', '<del>', 'раньше мы говорили']) expect(page).not.toContain(judged)
  }
})

it('shows in public what was wrong in the words that the second person approved', async () => {
  const card = await saveMistake()
  await toTexts(card, { type: 'end_facts', truth })
  const mistake = 'Мы назвали две палаты, а ремонтируют три'
  const written = await card.lead([people.checker, { ...write, ...NEW, mistake }])
  expect(written.texts.at(-1)).toMatchObject({ mistake })
  const carrierId = (await card.read()).carriers[0]?.id ?? ''
  await card.lead(
    [people.approver, { type: 'approve' }],
    [people.checker, { type: 'publish_by_hand', carrierId, permalink: 'https://example.org/new' }],
  )
  const page = await publicPage(card)
  expect(page).toContain(mistake)
  expect(page).not.toContain('Палат три, не две')
  expect(page).not.toContain('id="doubt"')
})

it('shows no paper in public that was added after the approval, until a correction is approved with it', async () => {
  const card = await saveCard(desk, people)
  await card.bring('publication')
  desk.passMs(60_000)
  const later = 'Приказ, добавленный позже'
  await desk.test.as(people.checker).post(`${card.url}/evidence`, { ...order, title: later })
  const carrierId = (await card.read()).carriers[0]?.id ?? ''
  const send = (permalink: string) => ({ type: 'publish_by_hand', carrierId, permalink }) as const
  await card.lead([people.checker, send('https://example.org/first')])
  expect(await publicPage(card)).toContain(order.title)
  expect(await publicPage(card)).not.toContain(later)
  await card.lead([people.checker, { type: 'correct', reason: 'Палат три' }])
  await toTexts(card, { type: 'end_facts', truth })
  await card.lead(
    [people.checker, { ...write, ...NEW }],
    [people.approver, { type: 'approve' }],
    [people.checker, send('https://example.org/second')],
  )
  expect(await publicPage(card)).toContain(later)
})

it('shows in public the new words first and ours of before struck out, though only a fact was wrong', async () => {
  const card = await saveMistake()
  await toTexts(card, { type: 'end_facts', truth })
  const carrierId = (await card.read()).carriers[0]?.id ?? ''
  await card.lead(
    [people.checker, { ...write, ...NEW }],
    [people.approver, { type: 'approve' }],
    [people.checker, { type: 'publish_by_hand', carrierId, permalink: 'https://example.org/new' }],
  )
  const page = await publicPage(card)
  expect(page).toContain(`<p class="said" id="post">${NEW.post}</p>`)
  expect(page).toContain(`<p class="said" id="truth">${truth}</p>`)
  expect(page).toContain(`<del>${write.post}</del>`)
  expect(page).toContain(`<del>${endFacts.truth}</del>`)
  expect(page.indexOf(NEW.post)).toBeLessThan(page.indexOf(write.post))
  expect(page).toContain('Палат три, не две')
  expect(page).not.toContain('раньше мы говорили:')
})
