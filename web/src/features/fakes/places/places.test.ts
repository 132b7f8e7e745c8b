import { describe, expect, it } from 'vitest'
import { at, buildCarrier, buildFake, buildPublication, buildText } from '../test-fake.ts'
import { choosePlaces, countPlaces, listDoubled, placesToCorrect } from './choose-places.ts'
import { canPostTo, canSendTo, isWrongAt, lastSent, listByHand, needsHand } from './places.ts'

const carrier = buildCarrier({ id: 'one' })
const sent = (changes = {}) => buildPublication({ carrierId: 'one', ...changes })

const CORRECTION = { at: at(300), byName: 'Ирина', reason: 'Палат три', verdictBefore: 'fake' as const }

const idsOf = (
  fake: ReturnType<typeof buildFake>,
  carriers: [string, boolean][] = [],
  chats: [string, boolean][] = [],
) => {
  const chosen = choosePlaces(fake, new Map([...carriers, ...chats]))
  return [...chosen.carriers, ...chosen.chats].map(({ id }) => id)
}

describe('one message a chat', () => {
  const chats = [
    { id: 'chat', title: 'Чат с администрацией', network: 'telegram' as const, toldTextNo: null },
  ]
  const inChat = (id: string, changes = {}) => buildCarrier({ id, chatId: 'chat', ...changes })
  const carriers = [
    inChat('first', { writtenAt: at(-5) }),
    inChat('second', { writtenAt: at(-3) }),
    inChat('third', { writtenAt: at(-1) }),
    buildCarrier({ id: 'wall' }),
  ]
  const fake = buildFake({ carriers, chats, texts: [buildText()] })

  it('answers the first in a chat, or the most read; the others are offered', () => {
    expect(idsOf(fake)).toEqual(['first', 'wall'])
    const read = buildFake({ ...fake, carriers: [...carriers, inChat('read', { views: 90 })] })
    expect(idsOf(read)).toEqual(['wall', 'read'])
  })

  it('is what the person marks: another message, a post, or both', () => {
    expect(idsOf(fake, [['second', true]])).toEqual(['second', 'wall'])
    expect(idsOf(fake, [], [['chat', true]])).toEqual(['wall', 'chat'])
    expect(idsOf(fake, [['first', true]], [['chat', true]])).toEqual(['first', 'wall', 'chat'])
    expect(idsOf(fake, [['first', false]])).toEqual(['wall'])
  })

  it('says where a chat gets more than one', () => {
    const chosen = choosePlaces(
      fake,
      new Map([
        ['first', true],
        ['chat', true],
      ]),
    )
    expect(listDoubled(chosen)).toEqual([{ place: 'first', count: 2 }])
  })

  it('answers no chat a second time by itself', () => {
    const told = buildFake({ ...fake, publications: [sent({ carrierId: 'first' })] })
    expect(idsOf(told)).toEqual(['wall'])
  })

  it('corrects a chat where the mistake stands: by a post where it was one', () => {
    const wrong = {
      ...{ ...fake, texts: [buildText(), buildText({ no: 2 })], corrections: [CORRECTION] },
      carriers: carriers.map((one) => (one.chatId ? { ...one, toldTextNo: 1, isPassedOver: true } : one)),
      chats: chats.map((one) => ({ ...one, toldTextNo: 1 })),
    }
    const reply = buildFake({ ...wrong, publications: [sent({ carrierId: 'second' })] })
    expect(idsOf(reply)).toEqual(['second'])
    const post = buildPublication({ kind: 'chat_post', chatId: 'chat' })
    const both = buildFake({ ...wrong, publications: [sent({ carrierId: 'second' }), post] })
    expect(idsOf(both)).toEqual(['chat'])
  })

  it('marks nothing again that a person has sent without', () => {
    const passed = carriers.map((one) => ({ ...one, isPassedOver: one.id !== 'third' }))
    expect(idsOf({ ...fake, carriers: passed })).toEqual(['third'])
    expect(idsOf({ ...fake, carriers: passed }, [['wall', true]])).toEqual(['third', 'wall'])
  })
})

describe('places', () => {
  it('marks what a person has confirmed and never what the program suggests', () => {
    const suggested = buildCarrier({ id: 'two', state: 'suggested', score: 0.85 })
    const fake = buildFake({ carriers: [carrier, suggested] })
    expect(idsOf(fake, [['two', true]])).toEqual(['one'])
    expect(idsOf(fake, [['one', false]])).toEqual([])
  })

  it('sends nothing where we cannot answer, where it is gone or where it is no rumour', () => {
    const fake = buildFake()
    expect(canSendTo(fake, buildCarrier({ id: 'a', canReply: false }))).toBe(false)
    expect(canSendTo(fake, buildCarrier({ id: 'b', isGone: true }))).toBe(false)
    expect(canSendTo(fake, buildCarrier({ id: 'c', state: 'rejected' }))).toBe(false)
  })

  it('sends one text to a place once, and again what has not arrived', () => {
    const of = (publication: ReturnType<typeof sent>) =>
      canSendTo(buildFake({ texts: [buildText()], publications: [publication] }), carrier)
    expect(of(sent())).toBe(false)
    expect(of(sent({ state: 'queued' }))).toBe(false)
    expect(of(sent({ state: 'failed' }))).toBe(true)
  })

  it('sends a newer text over an older one', () => {
    const texts = [buildText(), buildText({ no: 2 })]
    expect(canSendTo(buildFake({ texts, publications: [sent()] }), carrier)).toBe(true)
    const waiting = [buildText(), buildText({ no: 2, decision: null })]
    expect(canSendTo(buildFake({ texts: waiting, publications: [sent()] }), carrier)).toBe(false)
  })

  it('asks a person where our page cannot answer or the network refused', () => {
    const texts = [buildText()]
    expect(needsHand(buildFake({ texts }), carrier)).toBe(false)
    expect(needsHand(buildFake({ texts }), buildCarrier({ id: 'one', canReply: false }))).toBe(true)
    expect(needsHand(buildFake({ texts, publications: [sent({ state: 'refused' })] }), carrier)).toBe(true)
    const manual = sent({ state: 'failed', errorCode: 'outbox.manual_only' })
    expect(needsHand(buildFake({ texts, publications: [manual] }), carrier)).toBe(true)
    expect(canSendTo(buildFake({ texts, publications: [manual] }), carrier)).toBe(false)
    const done = buildFake({ texts, publications: [sent({ kind: 'by_hand' })] })
    expect(needsHand(done, buildCarrier({ id: 'one', canReply: false }))).toBe(false)
  })

  it('shows what was sent last', () => {
    const publications = [
      sent({ id: 'later', queuedAt: at(210), state: 'sent' }),
      sent({ id: 'earlier', state: 'failed' }),
    ]
    expect(lastSent({ publications }, { carrierId: 'one' })?.id).toBe('later')
  })

  it('posts to a chat also where an answer stands under a message of it', () => {
    const reply = sent({ chatId: 'chat' })
    expect(canPostTo(buildFake({ texts: [buildText()], publications: [reply] }), 'chat')).toBe(true)
    const post = buildPublication({ kind: 'chat_post', chatId: 'chat' })
    expect(canPostTo(buildFake({ texts: [buildText()], publications: [post] }), 'chat')).toBe(false)
  })
})

describe('a correction that begins', () => {
  const chats = [
    { id: 'chat', title: 'Соседи', network: 'telegram' as const, toldTextNo: 1 },
    { id: 'quiet', title: 'Мамы', network: 'max' as const, toldTextNo: null },
  ]
  const post = buildPublication({ id: 'post', kind: 'chat_post', chatId: 'chat', place: 'Соседи' })
  // Two walls of one name: the page of the district in two of its posts.
  const carriers = ['one', 'two', 'untold', 'inChat'].map((id) =>
    buildCarrier({
      ...{ id, place: 'Чудово', chatId: id === 'inChat' ? 'chat' : null },
      toldTextNo: id === 'untold' ? null : 1,
    }),
  )
  const told = ['one', 'two', 'inChat'].map((carrierId) =>
    sent({ id: carrierId, carrierId, place: 'Чудово' }),
  )
  const fake = buildFake({ carriers, chats, texts: [buildText()], publications: [...told, post] })

  it('counts every place that it will be sent to, whatever their names', () => {
    const places = placesToCorrect(fake)
    expect(places.carriers.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(places.chats.map(({ id }) => id)).toEqual(['chat'])
    expect(countPlaces(places)).toBe(3)
  })

  it('is sent where it was said to go, and to what was not told before only if a person marks it', () => {
    const correcting = { ...fake, texts: [buildText(), buildText({ no: 2 })], corrections: [CORRECTION] }
    expect(idsOf(correcting)).toEqual(['one', 'two', 'chat'])
    expect(idsOf(correcting, [['untold', true]])).toEqual(['one', 'two', 'untold', 'chat'])
    const out = [...told, post].map((row) => ({ ...row, id: `${row.id}-2`, textNo: 2, queuedAt: at(310) }))
    const over = { ...correcting, step: 'watch' as const, publications: [...told, post, ...out] }
    expect(idsOf({ ...over, carriers: [...carriers, buildCarrier({ id: 'late' })] })).toEqual([])
  })

  it('is tried again where it has not arrived: the mistake still stands there', () => {
    const texts = [buildText(), buildText({ no: 2 })]
    const failed = sent({ id: 'new', textNo: 2, state: 'failed', queuedAt: at(310) })
    const [one] = carriers
    const again = { ...fake, texts, carriers: [one!], chats: [], corrections: [CORRECTION] }
    expect(idsOf({ ...again, publications: [sent(), failed] })).toEqual(['one'])
  })

  it('goes nowhere where nothing of ours stands: not told, not arrived', () => {
    const untold = carriers.map((one) => ({ ...one, toldTextNo: null }))
    for (const publications of [[], [sent({ state: 'failed' })], [sent({ state: 'refused' })]])
      expect(
        countPlaces(placesToCorrect(buildFake({ carriers: untold, texts: [buildText()], publications }))),
      ).toBe(0)
    expect(countPlaces(placesToCorrect(buildFake({ carriers })))).toBe(0)
  })

  it('is owed where a person answered, as where our pages did, until a person says otherwise', () => {
    const wall = buildCarrier({ id: 'wall', canReply: false, toldTextNo: 1 })
    const publications = [sent({ carrierId: 'wall', kind: 'by_hand' })]
    const byHand = buildFake({ carriers: [wall], texts: [buildText()], publications })
    expect(placesToCorrect(byHand)).toMatchObject({ carriers: [], chats: [], byHand: [{ id: 'wall' }] })

    const corrected = { ...byHand, texts: [buildText(), buildText({ no: 2 })] }
    expect(isWrongAt(corrected, wall)).toBe(true)
    expect(listByHand(corrected)).toHaveLength(1)
    const left = { ...wall, leftOut: { reason: 'Дом снесли', textNo: 2 } }
    expect(listByHand({ ...corrected, carriers: [left] })).toEqual([])
    const newer = [...corrected.texts, buildText({ no: 3 })]
    expect(listByHand({ ...corrected, carriers: [left], texts: newer })).toHaveLength(1)
    const marked = sent({ id: 'new', carrierId: 'wall', kind: 'by_hand', textNo: 2, queuedAt: at(220) })
    expect(listByHand({ ...corrected, publications: [...publications, marked] })).toEqual([])
  })

  it('reaches a chat by another message where the answered one is gone', () => {
    const inChat = [
      buildCarrier({ id: 'gone', chatId: 'chat', isGone: true, toldTextNo: 1 }),
      buildCarrier({ id: 'still', chatId: 'chat', toldTextNo: 1, isPassedOver: true }),
    ]
    const publications = [sent({ carrierId: 'gone' })]
    const { carriers: chosen } = placesToCorrect(
      buildFake({ carriers: inChat, texts: [buildText()], publications }),
    )
    expect(chosen.map(({ id }) => id)).toEqual(['still'])
  })
})
