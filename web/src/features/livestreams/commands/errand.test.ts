import { expect, it } from 'vitest'
import { errandOf, wordedErrand } from './errand.ts'

it('keeps who and when though nothing was written of what, and takes spaces for nothing', () => {
  const named = { what: '  ', who: ' Зам. главы ', dueOn: '2026-12-05' }
  expect(errandOf(named)).toEqual({ what: '', who: 'Зам. главы', dueOn: '2026-12-05' })
  expect(errandOf({ ...named, dueOn: '' })).toEqual({ what: '', who: 'Зам. главы', dueOn: null })
  expect(errandOf({ ...named, who: ' ' })).toEqual({ what: '', who: '', dueOn: '2026-12-05' })
  expect(errandOf({ what: ' ', who: ' ', dueOn: '' })).toBeNull()
})

it('shows the question as the words of an errand that has none', () => {
  const asked = { askedText: 'Когда починят мост?' }
  expect(wordedErrand({ what: '', who: 'Горсвет', dueOn: null }, asked)?.what).toBe('Когда починят мост?')
  expect(wordedErrand({ what: 'До весны', who: '', dueOn: null }, asked)?.what).toBe('До весны')
  expect(wordedErrand(null, asked)).toBeNull()
})
