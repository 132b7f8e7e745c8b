import { describe, expect, it } from 'vitest'
import { buildQuestion } from '../testing/questions.ts'
import { dangersBeside, moveInOrder, ofGroup, recordingAt } from './question-groups.ts'

const questions = [
  buildQuestion({ id: 'a', number: 1, state: 'selected', position: 5 }),
  buildQuestion({ id: 'b', number: 2, state: 'on_control' }),
  buildQuestion({ id: 'c', number: 3, state: 'selected', position: 2 }),
  buildQuestion({ id: 'd', number: 4, state: 'folded', foldedIntoId: 'a' }),
  buildQuestion({ id: 'e', number: 5 }),
  buildQuestion({ id: 'f', number: 6 }),
]
const ids = (group: Parameters<typeof ofGroup>[1]) => ofGroup(questions, group).map(({ id }) => id)

describe('groups of questions', () => {
  it('stand in the order in which they are worked off', () => {
    expect(ids('selected')).toEqual(['c', 'a'])
    expect(ids('received')).toEqual(['f', 'e'])
    expect(ids('open')).toEqual(['b'])
  })

  it('have open dangers above them, and at the head of what is open', () => {
    const danger = (number: number, state: 'on_control' | 'declined') =>
      buildQuestion({ id: `d${number}`, number, state, isDanger: true, incidentId: 'i' })
    const all = [...questions, danger(7, 'on_control'), danger(8, 'declined')]
    expect(dangersBeside(all, 'received').map(({ id }) => id)).toEqual(['d7'])
    expect(dangersBeside(all, 'open')).toEqual([])
    expect(ofGroup(all, 'open').map(({ id }) => id)).toEqual(['d7', 'b'])
  })

  it('make a protocol of everything that counts, by number', () => {
    expect(ids('protocol')).toEqual(['a', 'b', 'c', 'e', 'f'])
  })

  it('move one up or down and no further', () => {
    expect(moveInOrder(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
    expect(moveInOrder(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c'])
  })
})

describe('recordingAt', () => {
  const record = { recordingUrl: 'https://vkvideo.ru/video-1_2', recordingOffsetS: 40 }

  it('leads to the second of the answer', () => {
    expect(recordingAt(record, 1634)).toBe('https://vkvideo.ru/video-1_2?t=1674s')
    expect(recordingAt({ ...record, recordingOffsetS: -9000 }, 10)).toBe('https://vkvideo.ru/video-1_2?t=0s')
  })

  it('leads to the beginning, or nowhere, where nothing is known', () => {
    expect(recordingAt(record, null)).toBe(record.recordingUrl)
    expect(recordingAt({ recordingUrl: null, recordingOffsetS: 0 }, 5)).toBeNull()
  })
})
