import { expect, it } from 'vitest'
import { type ActOutcome, bodyAfter } from './body-after.ts'

const BEFORE = { agencyCode: 'one', topicCode: 'roads.potholes' }
const give = (outcome: string): ActOutcome => ({ act: { does: 'give', agencyCode: 'other' }, outcome })

it('is the body and the topic that the acts leave, of those that are done', () => {
  const topic: ActOutcome = { act: { does: 'topic', topicCode: 'roads.snow' }, outcome: 'planned' }
  expect(bodyAfter(BEFORE, [give('planned'), topic])).toEqual({
    agencyCode: 'other',
    topicCode: 'roads.snow',
  })
  expect(bodyAfter(BEFORE, [give('done')])).toEqual({ ...BEFORE, agencyCode: 'other' })
  expect(bodyAfter(BEFORE, [give('refused'), { act: { does: 'urge' }, outcome: 'done' }])).toEqual(BEFORE)
})
