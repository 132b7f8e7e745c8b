import { describe, expect, it } from 'vitest'
import type { Question } from '../stream/codes.ts'
import { buildQuestion } from '../testing/questions.ts'
import { type AirLists, EMPTY_LISTS, neighbourId, updateLists, wantedId } from './question-lists.ts'

function keep() {
  const known = new Map<string, Question>()
  let lists: AirLists = EMPTY_LISTS
  return {
    hear(...questions: Question[]) {
      for (const question of questions) known.set(question.id, question)
      lists = updateLists(lists, new Set(questions.map(({ id }) => id)), (id) => known.get(id))
      return lists
    },
  }
}

const received = (number: number) => buildQuestion({ id: `q${number}`, number })
const selected = (number: number, position: number | null, timeCodeS: number | null = null) =>
  buildQuestion({ id: `q${number}`, number, state: 'selected', position, timeCodeS })

describe('updateLists', () => {
  it('keeps the editor’s order, then the order of coming; what waits longest comes in first', () => {
    const air = keep()
    air.hear(received(1), received(2), selected(7, null))
    const lists = air.hear(received(3), selected(5, 2), selected(6, 1), selected(4, null))
    expect(lists.nextIds).toEqual(['q6', 'q5', 'q4', 'q7'])
    expect(lists.incomingIds).toEqual(['q1', 'q2', 'q3'])
  })

  it('has open dangers by themselves, the newest first, until they are selected or answered', () => {
    const air = keep()
    const danger = (number: number, state: Question['state'] = 'on_control') =>
      ({ ...received(number), state, isDanger: true, incidentId: `i${number}` }) as const
    expect(air.hear(danger(1), received(2), danger(3))).toMatchObject({
      ...{ dangerIds: ['q3', 'q1'], incomingIds: ['q2'] },
    })
    expect(air.hear(danger(3, 'selected'), danger(1, 'answered_later'))).toMatchObject({
      ...{ dangerIds: [], nextIds: ['q3'] },
    })
  })

  it('has what most people ask at the head; folded ones and greetings stand aside, the newest first', () => {
    const air = keep()
    const asked = (number: number, askerCount: number) => ({ ...received(number), askerCount })
    air.hear(asked(1, 1), asked(2, 3), asked(3, 1))
    const lists = air.hear(
      { ...received(4), state: 'aside' },
      { ...received(5), state: 'folded', foldedIntoId: 'q2' },
      asked(6, 3),
    )
    expect(lists).toMatchObject({ incomingIds: ['q2', 'q6', 'q1', 'q3'], restIds: ['q5', 'q4'] })
    // One more asks the third: it goes up.
    expect(air.hear(asked(3, 4)).incomingIds).toEqual(['q3', 'q2', 'q6', 'q1'])
  })

  it('has on air what was read out last, until it is answered; who was cut off goes back to the others', () => {
    const air = keep()
    air.hear(selected(1, 0, 10), selected(2, 1), selected(3, 2))
    expect(air.hear(received(9))).toMatchObject({ currentId: 'q1', nextIds: ['q2', 'q3'] })
    expect(air.hear(selected(2, 1, 90))).toMatchObject({ currentId: 'q2', nextIds: ['q1', 'q3'] })
    const answered = { ...selected(2, 1, 90), state: 'answered' as const }
    expect(air.hear(answered)).toMatchObject({ currentId: null, nextIds: ['q1', 'q3'] })
    expect(air.hear(selected(2, 1, 90)).currentId).toBe('q2')
  })

  it('has on air what was read out in the very second in which the one before was read and answered', () => {
    const air = keep()
    air.hear(selected(1, 0, 90), selected(2, 1))
    const answered = { ...selected(1, 0, 90), state: 'answered' as const }
    air.hear(answered)
    expect(air.hear(answered, selected(2, 1, 90))).toMatchObject({ currentId: 'q2', nextIds: [] })
  })

  it('has on air what was read out later within the same second, whoever of the editors pressed', () => {
    const air = keep()
    air.hear(selected(1, 0, 90.1), selected(2, 1))
    expect(air.hear(selected(2, 1, 90.4))).toMatchObject({ currentId: 'q2', nextIds: ['q1'] })
    // What another editor pressed before, heard of after.
    expect(air.hear(selected(3, 2, 90.2))).toMatchObject({ currentId: 'q2', nextIds: ['q1', 'q3'] })
  })

  it('moves a question between the lists', () => {
    const air = keep()
    air.hear(received(1), received(2), received(3))
    const lists = air.hear(selected(2, 0))
    expect(lists).toMatchObject({ nextIds: ['q2'], incomingIds: ['q1', 'q3'] })
    expect(air.hear(received(2))).toMatchObject({ nextIds: [], incomingIds: ['q1', 'q2', 'q3'] })
  })

  it('gives the very same list when nothing moved in it, so that nothing is drawn again', () => {
    const air = keep()
    const before = air.hear(received(1), received(2), selected(3, 0))
    const after = air.hear({ ...received(1), facts: 'В плане на завтра' })
    expect(after.incomingIds).toBe(before.incomingIds)
    expect(after.nextIds).toBe(before.nextIds)
  })

  it('takes an evening of comments in batches of two hundred', () => {
    const air = keep()
    for (let batch = 0; batch < 100; batch += 1)
      air.hear(...Array.from({ length: 200 }, (_, index) => received(batch * 200 + index + 1)))
    expect(air.hear().incomingIds).toHaveLength(20_000)
  })
})

describe('neighbourId', () => {
  it('walks from end to end and begins where one begins to look', () => {
    const ids = ['a', 'b', 'c']
    expect(neighbourId(ids, null, 1)).toBe('a')
    expect(neighbourId(ids, 'a', 1)).toBe('b')
    expect(neighbourId(ids, 'c', 1)).toBe('c')
    expect(neighbourId(ids, 'gone', 1)).toBe('a')
    expect(neighbourId([], null, -1)).toBeNull()
  })
})

describe('wantedId', () => {
  it('is what was chosen among the next ones, else the first of them', () => {
    expect(wantedId(['a', 'b'], null)).toBe('a')
    expect(wantedId(['a', 'b'], { id: 'b', list: 'next' })).toBe('b')
    expect(wantedId(['a', 'b'], { id: 'gone', list: 'next' })).toBe('a')
    expect(wantedId([], { id: 'gone', list: 'next' })).toBeNull()
  })

  it('is no row of the incoming ones that somebody else selected meanwhile', () => {
    expect(wantedId(['a', 'b'], { id: 'b', list: 'incoming' })).toBe('a')
  })
})
