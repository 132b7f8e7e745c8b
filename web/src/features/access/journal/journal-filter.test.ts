import { expect, it } from 'vitest'
import {
  EMPTY_FORM,
  isNarrowed,
  isSameButOrder,
  readJournalForm,
  toSearch,
  widestOf,
} from './journal-filter.ts'

it('asks for what is filled in only', () => {
  expect(toSearch(EMPTY_FORM, 'Europe/Moscow')).toEqual({})
  expect(
    toSearch(
      {
        who: ' Орлова ',
        words: ' Боровичский округ ',
        group: 'session',
        from: '2026-11-24',
        to: '2026-11-24',
        network: ' 10.1.*',
        number: '№ 12 04',
        order: 'oldest',
      },
      'Europe/Moscow',
    ),
  ).toEqual({
    who: 'Орлова',
    words: 'Боровичский округ',
    action: 'session.',
    from: '2026-11-23T21:00:00.000Z',
    to: '2026-11-24T21:00:00.000Z',
    network: '10.1.',
    number: 1204,
    order: 'oldest',
  })
})

it('reads from the address what it has written there, and drops what is broken', () => {
  const form = {
    ...{ who: 'Орлова', words: 'спам', group: 'session', from: '2026-11-24', network: '10.1.' },
    order: 'oldest',
  }
  expect(readJournalForm({ ...form, to: '' })).toEqual(form)
  expect(
    readJournalForm({ who: 7, group: 'nothing', from: 'вчера', to: ['2026-11-24'], order: 'old' }),
  ).toEqual({
    who: '7',
  })
  expect(toSearch({ ...EMPTY_FORM, group: 'book' }, 'Europe/Moscow')).toEqual({ action: 'book_' })
})

it('asks who saw or changed a question only of a question', () => {
  const form = { ...EMPTY_FORM, group: 'reading' }
  expect(toSearch(form, 'Europe/Moscow')).toEqual({})
  expect(toSearch({ ...form, number: '7' }, 'Europe/Moscow')).toEqual({ action: 'reading.', number: 7 })
  expect(readJournalForm({ group: 'step', number: 'семь' })).toEqual({})
  expect(readJournalForm({ group: 'step', number: 7 })).toEqual({ group: 'step', number: '7' })
})

it('leaves whom a question was shown among others out until everything is asked for', () => {
  const form = { ...EMPTY_FORM, number: '7' }
  expect(toSearch(form, 'Europe/Moscow')).toEqual({ number: 7, except: 'reading.list' })
  expect(toSearch({ ...form, group: 'any' }, 'Europe/Moscow')).toEqual({ number: 7 })
  expect(toSearch({ ...EMPTY_FORM, group: 'any' }, 'Europe/Moscow')).toEqual({})
})

it('leaves nothing out by its order, which stays when everything is asked for', () => {
  const oldest = { ...EMPTY_FORM, order: 'oldest' }
  expect(isNarrowed(oldest)).toBe(false)
  const found = { ...oldest, words: 'спам' }
  expect(isNarrowed(found)).toBe(true)
  expect(widestOf(found)).toEqual(oldest)
  expect(isSameButOrder({ words: 'спам', order: 'oldest' }, { words: 'спам' })).toBe(true)
  expect(isSameButOrder({ words: 'спам', order: 'oldest' }, { order: 'oldest' })).toBe(false)
})
