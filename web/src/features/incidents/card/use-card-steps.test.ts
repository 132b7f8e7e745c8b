import { expect, it } from 'vitest'
import { otherWriter } from './use-card-steps.ts'

it('gives an addition to whoever has the question; without one, to whoever asked for it', () => {
  expect(otherWriter({ assigneeName: 'Глеб' }, 'Борис')).toBe('Глеб')
  expect(otherWriter({ assigneeName: 'Борис' }, 'Борис')).toBeNull()
  expect(otherWriter({ assigneeName: null }, 'Борис')).toBeNull()
})
