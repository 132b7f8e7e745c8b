import { describe, expect, it } from 'vitest'
import { canPostTo, canSendTo, chosenCarriers, lastSent, needsHand } from './places.ts'
import { at, buildCarrier, buildFake, buildPublication, buildText } from './test-fake.ts'

const carrier = buildCarrier({ id: 'one' })
const sent = (changes = {}) => buildPublication({ carrierId: 'one', ...changes })

describe('places', () => {
  it('marks what a person has confirmed and never what the program suggests', () => {
    const suggested = buildCarrier({ id: 'two', state: 'suggested', score: 0.85 })
    const fake = buildFake({ carriers: [carrier, suggested] })
    const chosen = chosenCarriers(fake, new Map([['two', true]]))
    expect(chosen.map(({ id }) => id)).toEqual(['one'])
    expect(chosenCarriers(fake, new Map([['one', false]]))).toEqual([])
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
