import { expect, it } from 'vitest'
import { findLater } from './undo-step.ts'

const approval = (...laterTypes: string[]) => findLater({ type: 'approve', laterTypes })

it('says of an approval whose answer has gone out that it is published', () => {
  expect(approval('delivered', 'publication_confirmed', 'follow_up')).toBe('published')
  expect(approval('undo_approval')).toBe('undone')
  expect(approval('call_back', 'submit', 'approve', 'delivered')).toBe('changed_since')
  expect(approval('delivery_failed')).toBe('changed_since')
  expect(approval()).toBe(null)
})
