import { expect, it } from 'vitest'
import { threeTicks } from './three-ticks.ts'

const check = (code: string, state: 'pass' | 'attention' | 'not_needed' | 'unsure') =>
  ({ code, state }) as const
const told = (...checks: Parameters<typeof threeTicks>[0]) => threeTicks(checks).map(({ state }) => state)

it('ticks what is done, when and by whom, each by the worst of its checks', () => {
  expect(
    told(check('action_said', 'pass'), check('date_given', 'pass'), check('contact_given', 'pass')),
  ).toEqual(['pass', 'pass', 'pass'])
  expect(
    told(
      check('action_said', 'pass'),
      check('questions_answered', 'unsure'),
      check('promise_same', 'attention'),
    ),
  ).toEqual(['unsure', 'attention', null])
})

it('says nothing of what is not asked here', () => {
  expect(told()).toEqual([null, null, null])
  expect(told(check('date_given', 'not_needed'), check('greeting', 'attention'))).toEqual([null, null, null])
})
