import { expect, it } from 'vitest'
import { NO_WORDS, type Words } from '../chat/kept-words.ts'
import { createProposals, type ProposedQuestion } from './proposals.ts'

const RINK: ProposedQuestion = {
  ...{ messageId: 'rink', text: 'Когда зальют каток?' },
  ...{ authorName: 'Нина', askedAt: '2026-11-24T09:00:00.000Z' },
  tellsLittle: false,
}
const WORDS: Words = { ...NO_WORDS, text: 'Каток зальём 10 декабря' }

/** A server that answers, and a patience that ends, when the test says so. */
function setUp() {
  const sent: Words[] = []
  const linked: unknown[] = []
  const found = Promise.withResolvers<ProposedQuestion | null>()
  const waited = Promise.withResolvers<void>()
  const proposals = createProposals({
    find: () => found.promise,
    patience: () => waited.promise,
    send(words) {
      sent.push(words)
      // As the composer does, which is empty from now on.
      proposals.cancel()
      return `key-${sent.length}`
    },
    link: (...said) => linked.push(said),
  })
  return { proposals, sent, linked, found, waited }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

it('asks before the words go where the server answers in time', async () => {
  const { proposals, sent, found } = setUp()
  void proposals.ask(WORDS)
  found.resolve(RINK)
  await settled()
  expect(sent).toEqual([])
  expect(proposals.getState()).toMatchObject({ isAsking: false, before: { question: RINK } })

  proposals.decide(true)
  expect(sent).toEqual([{ ...WORDS, replyToMessageId: 'rink', isAnswer: true }])
})

it('does not ask whoever chose «Ответить» on the question that the words answer', async () => {
  const { proposals, sent, found } = setUp()
  const reply = { ...WORDS, replyToMessageId: 'rink' }
  void proposals.ask(reply)
  found.resolve(RINK)
  await settled()
  expect(sent).toEqual([{ ...reply, isAnswer: true }])
  expect(proposals.getState().before).toBeNull()
})

it('lets the words go when the server is slow, and asks about them when it has answered', async () => {
  const { proposals, sent, linked, found, waited } = setUp()
  void proposals.ask(WORDS)
  waited.resolve()
  await settled()
  expect(sent).toEqual([WORDS])
  expect(proposals.getState()).toEqual({ isAsking: false, before: null, after: null })

  found.resolve(RINK)
  await settled()
  expect(proposals.getState().after).toEqual({ key: 'key-1', question: RINK })
  // What is typed next has nothing to do with them.
  proposals.cancel()
  proposals.decide(true)
  expect(linked).toEqual([['key-1', 'rink', 'confirmed']])
  expect(proposals.getState().after).toBeNull()
})

it('says of a reply that tells little and is no answer that it is none, so that nobody is asked again', async () => {
  const { proposals, sent, found } = setUp()
  const reply = { ...WORDS, text: 'Принято, уточним', replyToMessageId: 'rink' }
  void proposals.ask(reply)
  found.resolve({ ...RINK, tellsLittle: true })
  await settled()
  expect(sent).toEqual([])
  proposals.decide(false)
  expect(sent).toEqual([{ ...reply, isAnswer: false }])
})

it('links a reply that went before the server had answered, and asks nothing', async () => {
  const { proposals, linked, found, waited } = setUp()
  void proposals.ask({ ...WORDS, replyToMessageId: 'rink' })
  waited.resolve()
  await settled()
  found.resolve(RINK)
  await settled()
  expect(linked).toEqual([['key-1', 'rink', 'confirmed']])
  expect(proposals.getState().after).toBeNull()
})

it('asks about a reply to one question that seems to answer another', async () => {
  const { proposals, sent, found } = setUp()
  void proposals.ask({ ...WORDS, replyToMessageId: 'ice' })
  found.resolve(RINK)
  await settled()
  expect(sent).toEqual([])
  proposals.decide(false)
  expect(sent).toEqual([{ ...WORDS, replyToMessageId: 'ice' }])
})

it('links nothing that its writer says no to', async () => {
  const { proposals, linked, found, waited } = setUp()
  void proposals.ask(WORDS)
  waited.resolve()
  await settled()
  found.resolve(RINK)
  await settled()
  proposals.decide(false)
  expect(linked).toEqual([['key-1', 'rink', 'rejected']])
})

it('asks nothing about words that came back', async () => {
  const { proposals, found, waited } = setUp()
  void proposals.ask(WORDS)
  waited.resolve()
  await settled()
  found.resolve(RINK)
  await settled()
  proposals.forget('key-1')
  expect(proposals.getState().after).toBeNull()
})

it.each(['nothing', 'no answer'])('sends at once where there is %s to ask about', async (what) => {
  const { proposals, sent, found } = setUp()
  void proposals.ask(WORDS)
  if (what === 'nothing') found.resolve(null)
  else found.reject(new Error('no line'))
  await settled()
  expect(sent).toEqual([WORDS])
  expect(proposals.getState().after).toBeNull()
})

it('sends nothing that was changed meanwhile', async () => {
  const { proposals, sent, found } = setUp()
  void proposals.ask(WORDS)
  proposals.cancel()
  found.resolve(RINK)
  await settled()
  expect(sent).toEqual([])
  expect(proposals.getState().before).toBeNull()
})
