import { describe, expect, it } from 'vitest'
import { emptyForm, planOf, recordOf } from './stream-form.ts'

const locale = { language: 'ru', timeZone: 'Europe/Moscow' }
const form = {
  ...emptyForm('2026-11-25', 'editor'),
  title: ' Дороги и снег ',
  speakers: [
    { name: ' Андрей Меркулов ', position: 'глава округа' },
    { name: '', position: '' },
  ],
}

describe('the plan of a stream', () => {
  it('takes the time of the region and drops empty lines', () => {
    expect(planOf(form, locale)).toMatchObject({
      title: 'Дороги и снег',
      plannedAt: '2026-11-25T15:00:00.000Z',
      tag: null,
      speakers: [{ name: 'Андрей Меркулов', position: 'глава округа' }],
    })
  })

  it('keeps a tag as it is typed', () => {
    expect(planOf({ ...form, tag: ' #ЭфирБоровичи ' }, locale)).toMatchObject({ tag: '#ЭфирБоровичи' })
  })

  it.each([
    ['a title', { title: ' ' }],
    ['somebody who answers', { speakers: [{ name: ' ', position: 'глава' }] }],
    ['a day', { day: '' }],
    ['a sensible length', { minutes: '2' }],
    ['a tag of one word', { tag: '#эфир в районе' }],
    ['a letter in the tag', { tag: '#2026' }],
  ])('is not complete without %s', (_, changes) => {
    expect(planOf({ ...form, ...changes }, locale)).toBeNull()
  })
})

describe('the record of a stream', () => {
  it('knows nothing where nothing is written, and no half a link', () => {
    expect(recordOf(form)).toEqual({ recordingUrl: null, recordingOffsetS: 0, viewers: null })
    expect(recordOf({ ...form, recordingUrl: 'vk.com' })).toBeNull()
    expect(recordOf({ ...form, viewers: '612', recordingOffset: '-40' })).toMatchObject({
      viewers: 612,
      recordingOffsetS: -40,
    })
  })
})
