import { expect, it } from 'vitest'
import { decisionsFor } from './reply-decisions.ts'

it('offers to look only where nobody knows, and nothing for what was never sent', () => {
  expect(decisionsFor('unknown')[0]).toBe('check')
  expect(decisionsFor('failed')).not.toContain('check')
  expect(decisionsFor('held')).toEqual([])
})
