import { expect, it } from 'vitest'
import { EMPTY_FORM, readJournalForm, toSearch } from './journal-filter.ts'

it('asks for what is filled in only', () => {
  expect(toSearch(EMPTY_FORM, 'Europe/Moscow')).toEqual({})
  expect(
    toSearch(
      {
        who: ' Орлова ',
        group: 'session',
        from: '2026-11-24',
        to: '2026-11-24',
        network: ' 10.1.*',
        number: '№ 12 04',
      },
      'Europe/Moscow',
    ),
  ).toEqual({
    who: 'Орлова',
    action: 'session.',
    from: '2026-11-23T21:00:00.000Z',
    to: '2026-11-24T21:00:00.000Z',
    network: '10.1.',
    number: 1204,
  })
})

it('reads from the address what it has written there, and drops what is broken', () => {
  const form = { who: 'Орлова', group: 'session', from: '2026-11-24', network: '10.1.' }
  expect(readJournalForm({ ...form, to: '' })).toEqual(form)
  expect(readJournalForm({ who: 7, group: 'nothing', from: 'вчера', to: ['2026-11-24'] })).toEqual({
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
