/** What a dialog counts is what it lists and sends; what it proposes is what the server would take. */
import { QueryClient } from '@tanstack/react-query'
import { APOLOGY } from '@veche/contract/rules/correction-words.ts'
import { expect, it } from 'vitest'
import { renderRussian as render } from '../../../locales/render-russian.tsx'
import { messageClaimQuery } from '../fakes.queries.ts'
import { choosePlaces } from '../places/choose-places.ts'
import { ByHandDialog } from '../publication/ByHandDialog.tsx'
import { PublishDialog } from '../publication/PublishDialog.tsx'
import { NewFakeDialog } from '../signal/NewFakeDialog.tsx'
import { at, buildCarrier, buildFake, buildPublication, buildText } from '../test-fake.ts'
import { ReasonDialog } from '../text/ReasonDialog.tsx'

const close = () => {}

// The page of a district in two of its posts, and a chat: the two have one name.
const carriers = [
  buildCarrier({ id: 'first', place: 'Чудово', toldTextNo: 1 }),
  buildCarrier({ id: 'second', place: 'Чудово', toldTextNo: 1 }),
  buildCarrier({ id: 'third', place: 'Соседи', chatId: 'chat', toldTextNo: 1 }),
]
const chats = [{ id: 'chat', title: 'Соседи', network: 'telegram' as const, toldTextNo: 1 }]
const publications = carriers.map(({ id, place }) => buildPublication({ id, carrierId: id, place }))
const published = buildFake({
  ...{ step: 'watch', publishedAt: at(210), carriers, chats, publications },
  texts: [buildText({ isPublished: true })],
})
const corrected = buildFake({
  ...published,
  step: 'publication',
  texts: [buildText({ isPublished: true }), buildText({ no: 2 })],
  corrections: [{ at: at(300), byName: 'Ирина', reason: 'Палат три', verdictBefore: 'fake' }],
})

const publish = (fake: ReturnType<typeof buildFake>) =>
  render(<PublishDialog fake={fake} chosen={choosePlaces(fake, new Map())} onDone={close} onClose={close} />)
const countOf = (html: string, words: RegExp) => Number(words.exec(html)?.[1])

it.each([
  ['refutation', buildFake({ ...published, publications: [], publishedAt: null })],
  ['correction', corrected],
])('asks before a %s with the number of places below', (_kind, fake) => {
  const html = publish(fake)
  expect(countOf(html, /Отправить в (\d+) мест/)).toBe(3)
  expect(html.match(/<li/g)).toHaveLength(3)
})

it('shows words of our mistake to those alone who have read it, and asks for no other place by itself', () => {
  const fresh = buildCarrier({ id: 'fresh', place: 'Крестцы' })
  const fake = buildFake({ ...corrected, carriers: [...carriers, fresh] })
  const reply = fake.texts.at(-1)?.reply ?? ''
  expect(countOf(publish(fake), /Отправить в (\d+) мест/)).toBe(3)
  const chosen = choosePlaces(fake, new Map([['fresh', true]]))
  const html = render(<PublishDialog fake={fake} chosen={chosen} onDone={close} onClose={close} />)
  expect(countOf(html, /Отправить в (\d+) мест/)).toBe(4)
  const [wrong = '', plain = ''] = html.split('ответ в ветку, прежнего текста там не было</h3>')
  expect(wrong).toContain(`>${APOLOGY} ${reply}<`)
  expect(plain).toContain(`>${reply}<`)
  expect(plain).toContain('Крестцы')
  expect(plain).not.toContain(APOLOGY)
})

it.each([
  ['stands', 1, `${APOLOGY} `],
  ['never was', null, ''],
])('gives a person the words for a place where our earlier text %s', (_how, toldTextNo, before) => {
  const wall = buildCarrier({ id: 'wall', canReply: false, toldTextNo })
  const html = render(<ByHandDialog fake={corrected} carrier={wall} onClose={close} />)
  expect(html).toContain(`>${before}${corrected.texts.at(-1)?.reply}</blockquote>`)
})

it('says of a correction that begins as many places as its last dialog lists', () => {
  const html = render(<ReasonDialog fake={published} userId="me" type="correct" onClose={close} />)
  expect(countOf(html, /туда же, куда ушло прежнее: (\d+) мест/)).toBe(3)
})

it('counts places where a person answered before, and says that a person corrects them', () => {
  const walls = ['wall', 'gate'].map((id) => buildCarrier({ id, canReply: false, toldTextNo: 1 }))
  const publications = walls.map(({ id }) => buildPublication({ id, carrierId: id, kind: 'by_hand' }))
  const fake = buildFake({ ...published, carriers: walls, chats: [], publications })
  const html = render(<ReasonDialog fake={fake} userId="me" type="correct" onClose={close} />)
  expect(countOf(html, /туда же, куда ушло прежнее: (\d+) мест/)).toBe(2)
  expect(countOf(html, /Из них вручную: (\d+)/)).toBe(2)
})

it('begins a card of a message with what it claims, and the whole of it below', () => {
  const text = 'Говорят, что мост закроют на год, это правда?'
  const client = new QueryClient()
  client.setQueryData(messageClaimQuery('m1').queryKey, { claim: 'Мост закроют на год' })
  const source = { messageId: 'm1', text, municipalityCode: null, topicCode: null, writtenAt: at(0) }
  const html = render(
    <NewFakeDialog source={{ ...source, signal: 'resident' }} onClose={close} onCreated={close} />,
    client,
  )
  expect(html).toContain('>Мост закроют на год</textarea>')
  expect(html).toContain(`>${text}</textarea>`)
})
