import { expect, it } from 'vitest'
import { changedFields, chooseFields, mergedForm } from './changed-fields.ts'

const base = { title: 'Вода', viewers: '', speakers: [{ name: 'Глава' }] }

it('names what was touched, however deep', () => {
  expect(changedFields(base, { ...base, speakers: [{ name: 'Глава' }] })).toEqual([])
  expect(changedFields(base, { ...base, viewers: '6', speakers: [] })).toEqual(['viewers', 'speakers'])
})

it('keeps what was typed and takes what others left in the rest', () => {
  const now = { ...base, title: 'Снег', viewers: '9' }
  expect(mergedForm(base, { ...base, viewers: '6' }, now)).toEqual({ ...now, viewers: '6' })
  expect(chooseFields(now, ['title'])).toEqual({ title: 'Снег' })
})
