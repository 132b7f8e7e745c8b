import { describe, expect, it } from 'vitest'
import { invitePeople } from '../residents/people.ts'
import { homes, phrasebook } from '../testing.ts'
import { createChatScript } from './chat-script.ts'
import { restMs } from './chats-life.ts'
import { type ChatPlan, planChats } from './plan.ts'
import { type Line, PLOTS, type Plot, type Thread } from './thread.ts'

const HOUR = 3_600_000
const OPENS_WORK = ['question', 'complaint', 'danger', 'rumour']
const people = invitePeople('novgorod', homes)
const chats = planChats({ seed: 'novgorod', homes, people })

function write(
  count: number,
  options: { seed?: string; run?: number; from?: readonly ChatPlan[] } = {},
): Thread[] {
  const { seed = 'novgorod', run = 0, from = chats } = options
  const script = createChatScript({ seed, run, phrasebook, chats: from })
  return Array.from({ length: count }, () => script.next('winter'))
}

const threads = write(2000)
const lines = threads.flatMap((thread) => thread.lines)
const threadsOf = (plot: Plot): Thread[] => threads.filter((thread) => thread.plot === plot)
const asksOf = ({ lines: said }: Thread): Line[] => said.filter(({ kind }) => OPENS_WORK.includes(kind ?? ''))
const answersOf = ({ lines: said }: Thread): Line[] => said.filter(({ answers }) => answers.length > 0)

describe('the threads of the chats', () => {
  it('are the same by the same seed and go on at the next start', () => {
    expect(write(200)).toEqual(threads.slice(0, 200))
    expect(write(200, { run: 1 })).not.toEqual(threads.slice(0, 200))
    expect(write(200, { seed: 'pskov' })).not.toEqual(threads.slice(0, 200))
  })

  it('are of every plot, and in every chat', () => {
    expect(new Set(threads.map(({ plot }) => plot))).toEqual(new Set(PLOTS))
    expect(new Set(lines.map(({ chatKey }) => chatKey)).size).toBe(22)
    expect(threads.filter(({ lines: said }) => said.length === 0)).toEqual([])
  })

  it('answer only what was asked before, in the same chat, and never a line of no question', () => {
    const byKey = new Map(lines.map((line) => [line.key, line]))
    expect(byKey.size).toBe(lines.length)
    for (const line of lines) {
      if (line.role === 'resident') expect(line.answers).toEqual([])
      else expect(line.kind).toBeNull()
      for (const key of [...line.answers, ...(line.replyToKey ? [line.replyToKey] : [])]) {
        const before = byKey.get(key)
        expect(before).toMatchObject({ chatKey: line.chatKey })
        expect(before?.afterMs).toBeLessThan(line.afterMs)
        if (line.answers.includes(key)) expect(OPENS_WORK).toContain(before?.kind)
      }
    }
  })

  it.each(['linked', 'received_then_answered'] as const)('%s: the answer carries the reply link', (plot) => {
    for (const thread of threadsOf(plot)) {
      const [asked, answer] = [asksOf(thread)[0], answersOf(thread)[0]]
      expect(answer).toMatchObject({ replyToKey: asked?.key, answers: [asked?.key] })
    }
  })

  it('named and worded: the answer has no link; named calls the one who asked', () => {
    for (const thread of [...threadsOf('named'), ...threadsOf('worded')]) {
      const [asked, answer] = [asksOf(thread)[0], answersOf(thread)[0]]
      expect(answer).toMatchObject({ replyToKey: null, answers: [asked?.key] })
      const isCalled = answer?.text.startsWith(`${asked?.author.firstName},`)
      expect(isCalled, answer?.text).toBe(thread.plot === 'named')
    }
  })

  it.each(['silent', 'received', 'danger_unheard'] as const)('%s: nobody answers', (plot) => {
    for (const thread of threadsOf(plot)) {
      expect(asksOf(thread)).toHaveLength(1)
      expect(answersOf(thread)).toEqual([])
      expect(thread.lines.some(({ role }) => role !== 'resident')).toBe(plot === 'received')
    }
  })

  it('late is later than the deadline of the first reply, and everything else is not', () => {
    for (const { plot, lines: said } of threads) {
      if (plot === 'rumour') continue
      for (const { answers, afterMs } of said)
        if (answers.length > 0) expect(afterMs > 2 * HOUR, plot).toBe(plot === 'late')
    }
    for (const thread of threadsOf('danger')) expect(answersOf(thread)[0]?.afterMs).toBeLessThan(15 * 60_000)
  })

  it('asks back before it answers, and answers two at once', () => {
    for (const thread of threadsOf('asked_back')) {
      const [back, answer] = thread.lines.filter(({ role }) => role !== 'resident')
      expect(back?.answers).toEqual([])
      expect(answer?.answers).toEqual([asksOf(thread)[0]?.key])
    }
    for (const thread of threadsOf('both')) {
      expect(answersOf(thread)).toHaveLength(1)
      expect(answersOf(thread)[0]?.answers).toEqual(asksOf(thread).map(({ key }) => key))
      expect(asksOf(thread)).toHaveLength(2)
    }
  })

  it('pass a rumour on from chat to chat and network to network, hardly ever in the same words', () => {
    const networkOf = new Map(chats.map(({ key, network }) => [key, network]))
    let acrossNetworks = 0
    for (const thread of threadsOf('rumour')) {
      const told = asksOf(thread)
      expect(told.length).toBeGreaterThanOrEqual(3)
      expect(new Set(told.map(({ chatKey }) => chatKey)).size).toBe(told.length)
      expect(new Set(told.map(({ rumour }) => rumour)).size).toBe(1)
      expect(new Set(told.map(({ text }) => text)).size).toBeGreaterThan(1)
      if (new Set(told.map(({ chatKey }) => networkOf.get(chatKey))).size > 1) acrossNetworks += 1
    }
    expect(acrossNetworks).toBeGreaterThan(threadsOf('rumour').length / 2)
  })
})

describe('an answer of the night', () => {
  const [thread] = threadsOf('linked')
  const answer = thread?.lines.find(({ role }) => role !== 'resident')
  const asked = thread?.lines[0]
  if (!thread || !answer || !asked) throw new Error('nobody answered')

  it('comes in the morning, the question itself does not wait', () => {
    const rest = restMs(answer, { thread, hour: 1 })
    expect((1 * HOUR + answer.afterMs + rest) / HOUR).toBeCloseTo(8)
    expect(restMs(asked, { thread, hour: 1 })).toBe(0)
    expect(restMs(answer, { thread, hour: 12 })).toBe(0)
  })

  it('to a danger comes at once', () => {
    const [danger] = threadsOf('danger')
    const last = danger?.lines.at(-1)
    if (!danger || !last) throw new Error('no danger')
    expect(restMs(last, { thread: danger, hour: 2 })).toBe(0)
  })
})
