import { expect, it } from 'vitest'
import { buildDeadline } from '../../../../test/factories/deadline-factory.ts'
import { currentDeadline } from './set-deadlines.ts'

const step = buildDeadline({ key: 'draft', dueAt: new Date('2026-11-24T15:00:00Z') })
const answerDueAt = (time: string) => buildDeadline({ key: 'first_answer', dueAt: new Date(time) })

it('shows the step’s deadline or the answer’s, whichever comes first', () => {
  expect(currentDeadline([step, answerDueAt('2026-11-24T16:00:00Z')]).deadlineKey).toBe('draft')
  expect(currentDeadline([answerDueAt('2026-11-24T14:59:00Z'), step]).deadlineKey).toBe('first_answer')
  expect(currentDeadline([answerDueAt('2026-11-24T15:00:00Z'), step]).deadlineKey).toBe('draft')
})

it('shows the answer’s alone where the step has none, and never the window for a return', () => {
  const window = buildDeadline({ key: 'return_window', dueAt: new Date('2026-11-24T10:00:00Z') })
  const answer = answerDueAt('2026-11-24T16:00:00Z')
  expect(currentDeadline([window, answer]).deadlineKey).toBe('first_answer')
  expect(currentDeadline([window]).deadlineKey).toBeNull()
})
