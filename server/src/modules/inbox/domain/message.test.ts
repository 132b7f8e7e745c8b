import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MessageEvent, type MessageState, reduceMessage } from './message.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, second))
const event = (op: MessageEvent['op'], text: string, second = 0): MessageEvent => ({
  op,
  text,
  attachments: [],
  version: op === 'deleted' ? '' : `v:${text}`,
  receivedAt: at(second),
})

function play(events: readonly MessageEvent[]): MessageState | null {
  let state: MessageState | null = null
  for (const next of events) state = reduceMessage(state, next).state
  return state
}

describe('reduceMessage', () => {
  it('learns the time of what was read back, so that an older edit on its way does not take its place', () => {
    const edited = (text: string, at: number) => ({ ...event('edited', text, at), version: `t${at}.${text}` })
    const seen = { ...event('seen', 'новый', 3), version: 'новый' }
    const state = play([seen, edited('новый', 2), edited('старый', 1)])

    expect(state).toMatchObject({ text: 'новый', version: 't2.новый' })
    expect(state?.versions.map((version) => version.text)).toEqual(['старый'])
  })

  it('keeps the text that was there before an edit', () => {
    const state = play([event('created', 'Яма на Мира'), event('edited', 'Яма на Мира, 5', 1)])

    expect(state).toMatchObject({ text: 'Яма на Мира, 5', sourceState: 'edited' })
    expect(state?.versions.map((version) => version.text)).toEqual(['Яма на Мира'])
  })

  it('does not let a late creation overwrite an edit', () => {
    const state = play([event('edited', 'новый'), event('created', 'старый', 1)])

    expect(state).toMatchObject({ text: 'новый', isCreationSeen: true })
    expect(state?.versions.map((version) => version.text)).toEqual(['старый'])
  })

  it('keeps the words of a message deleted before they came', () => {
    const first = reduceMessage(null, event('deleted', ''))
    const second = reduceMessage(first.state, event('created', 'Нет воды', 1))

    expect(first.change).toBe('none')
    expect(second.change).toBe('appeared')
    expect(second.state).toMatchObject({ text: 'Нет воды', sourceState: 'deleted' })
  })

  it('notices a text that comes back to what it was', () => {
    const state = play([event('created', 'а'), event('edited', 'б', 1), event('edited', 'а', 2)])

    expect(state).toMatchObject({ text: 'а', versions: [{ text: 'а' }, { text: 'б' }] })
  })

  it('is told once, however often a creation is repeated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.boolean(), (times, isEdited) => {
        const history = [event('created', 'а'), ...(isEdited ? [event('edited', 'б', 1)] : [])]
        const once = play(history)
        const repeated = play([...history, ...Array.from({ length: times }, () => event('created', 'а', 2))])
        expect(repeated).toEqual(once)
      }),
    )
  })

  it('ends the same in any order of a creation, one edit and a deletion', () => {
    const events = [event('created', 'а'), event('edited', 'б', 1), event('deleted', '', 2)]
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    const ends = orders.map((order) => play(order.map((index) => events[index]!)))
    for (const end of ends)
      expect(end).toMatchObject({ text: 'б', sourceState: 'deleted', isCreationSeen: true })
    for (const end of ends) expect(end?.versions.map(({ text }) => text)).toEqual(['а'])
  })

  it('does not let an older edit overwrite a newer one, and keeps its words', () => {
    const timed = (op: MessageEvent['op'], text: string, ms: number) => ({
      ...event(op, text, ms),
      version: `t${ms}.${text}`,
    })
    const events = [timed('created', 'а', 1), timed('edited', 'б', 2), timed('edited', 'в', 3)]
    const orders = [events, events.toReversed(), [events[2]!, events[0]!, events[1]!]]
    for (const order of orders) {
      const end = play(order)
      expect(end).toMatchObject({ text: 'в', sourceState: 'edited' })
      expect(end?.versions.map(({ text }) => text).toSorted()).toEqual(['а', 'б'])
    }
  })

  it('knows a version that is read back without its time', () => {
    const edited = { ...event('edited', 'б'), version: 't2.б' }
    const seen = { ...event('seen', 'б', 9), version: 'б' }
    expect(reduceMessage(reduceMessage(null, edited).state, seen).change).toBe('none')
    expect(
      reduceMessage(reduceMessage(null, edited).state, { ...seen, version: 'в', text: 'в' }).change,
    ).toBe('edited')
  })

  it('learns from a reading back what no event told', () => {
    const seen = event('seen', 'новый', 5)

    expect(reduceMessage(null, seen)).toMatchObject({ change: 'appeared', state: { sourceState: 'alive' } })
    const edited = reduceMessage(play([event('created', 'старый')]), seen)
    expect(edited).toMatchObject({ change: 'edited', state: { sourceState: 'edited', text: 'новый' } })
    const returned = reduceMessage(play([event('created', 'новый'), event('deleted', '', 1)]), seen)
    expect(returned).toMatchObject({ change: 'restored', state: { sourceState: 'alive' } })
    expect(reduceMessage(play([event('created', 'новый')]), seen).change).toBe('none')
  })

  it('does not take a late creation for news after a reading back', () => {
    const state = play([event('seen', 'а'), event('created', 'а', 1), event('edited', 'а', 2)])

    expect(state).toMatchObject({ text: 'а', sourceState: 'alive', versions: [] })
  })

  it('is told as new exactly once, in whatever order and however often its events come', () => {
    const anyEvent = fc.constantFrom(
      event('created', 'а'),
      event('edited', 'б', 1),
      event('deleted', '', 2),
      event('restored', 'б', 3),
      event('seen', 'б', 4),
    )
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 12 }), (events) => {
        let state: MessageState | null = null
        const told: string[] = []
        for (const next of events) {
          const step: ReturnType<typeof reduceMessage> = reduceMessage(state, next)
          state = step.state
          told.push(step.change)
        }
        const hasWords = events.some(({ op }) => op !== 'deleted')
        expect(told.filter((change) => change === 'appeared')).toHaveLength(hasWords ? 1 : 0)
        const news = told.filter((change) => change !== 'none')
        if (hasWords) expect(news[0]).toBe('appeared')
      }),
      { numRuns: 20_000 },
    )
  })

  it('ends the same in every order of one creation, one edit and repeats of both', () => {
    const parts = [
      event('created', 'а'),
      event('edited', 'б', 1),
      event('created', 'а', 2),
      event('deleted', '', 3),
    ]
    const sorted = play(parts)
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 4, maxLength: 4 }), (events) => {
        const end = play(events)
        expect(end).toMatchObject({ text: sorted!.text, sourceState: 'deleted', isCreationSeen: true })
        expect(end!.versions.map(({ text }) => text)).toEqual(['а'])
      }),
    )
  })

  describe('told with their times', () => {
    const timed = (op: MessageEvent['op'], text: string, ms: number): MessageEvent => ({
      ...event(op, text, ms),
      version: op === 'deleted' ? '' : `t${ms}.${text}`,
    })
    const six = [
      timed('created', 'а', 1),
      ...['б', 'в', 'г', 'д'].map((text, index) => timed('edited', text, index + 2)),
      timed('deleted', '', 9),
    ]
    const endOf = (events: readonly MessageEvent[]) => {
      const end = play(events)
      const { text, version, sourceState, isCreationSeen, versions } = end!
      return { text, version, sourceState, isCreationSeen, earlier: new Set(versions.map((one) => one.text)) }
    }
    const sorted = endOf(six)

    function ordersOf(events: readonly MessageEvent[]): MessageEvent[][] {
      if (events.length < 2) return [[...events]]
      return events.flatMap((first, index) =>
        ordersOf(events.toSpliced(index, 1)).map((rest) => [first, ...rest]),
      )
    }

    it('ends the same in all 720 orders of a creation, four edits and a deletion', () => {
      const orders = ordersOf(six)
      expect(orders).toHaveLength(720)
      expect(sorted).toMatchObject({
        text: 'д',
        sourceState: 'deleted',
        earlier: new Set(['а', 'б', 'в', 'г']),
      })
      for (const order of orders) expect(endOf(order)).toEqual(sorted)
    })

    it('ends the same in 20,000 drawn orders with repeats', () => {
      const withRepeats = fc
        .array(fc.constantFrom(...six), { maxLength: 6 })
        .chain((more) => fc.shuffledSubarray([...six, ...more], { minLength: six.length + more.length }))
      fc.assert(
        fc.property(withRepeats, (order) => {
          expect(endOf(order)).toEqual(sorted)
        }),
        { numRuns: 20_000 },
      )
    })
  })
})
