import { describe, expect, it } from 'vitest'
import type { Livestream } from './livestreams.queries.ts'
import { changesOf, emptyForm, formOf, planOf, recordOf, shownIn } from './stream-form.ts'

const locale = { language: 'ru', timeZone: 'Europe/Moscow' }
const form = {
  ...emptyForm('2026-11-25', 'editor'),
  title: ' Дороги и снег ',
  speakers: [
    { name: ' Андрей Меркулов ', position: 'глава округа' },
    { name: '', position: '' },
  ],
}

function buildStream(changes: Partial<Livestream>): Livestream {
  return {
    ...{ id: 's1', number: 1, title: '', municipalityCode: null, agencyCode: null, tag: null, version: 3 },
    ...{ speakers: [{ name: 'Глава', position: '' }], editorId: null, editorName: null, step: 'planned' },
    ...{ plannedAt: '2026-11-25T15:00:00.000Z', plannedMinutes: 60, startedAt: null, endedAt: null },
    ...{ closedAt: null, recordingUrl: null, recordingOffsetS: 0, viewers: null, sources: [] },
    balance: { asked: 0, onAir: 0, later: 0, declined: 0, onControl: 0, waiting: 0, authors: 0 },
    abilities: { edit: true, announce: true, begin: false, end: false, close: false, cancel: true },
    ...changes,
  }
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

describe('changes of a stream', () => {
  const stream = buildStream({ title: 'Вода', plannedAt: '2026-11-25T15:00:20.000Z', tag: 'вода' })
  const opened = formOf(stream, locale)

  it('are only what was touched, with how it stood', () => {
    expect(changesOf(opened, stream, locale)).toEqual({ changes: {}, before: {} })
    expect(changesOf({ ...opened, title: 'Снег', time: '19:00' }, stream, locale)).toEqual({
      changes: { title: 'Снег', plannedAt: '2026-11-25T16:00:00.000Z' },
      before: { title: 'Вода', plannedAt: '2026-11-25T15:00:20.000Z' },
    })
  })

  it('hold the record once it has begun', () => {
    const begun = { ...stream, startedAt: '2026-11-25T15:00:20.000Z' }
    expect(changesOf({ ...opened, viewers: '612' }, begun, locale)).toEqual({
      changes: { viewers: 612 },
      before: { viewers: null },
    })
    expect(changesOf({ ...opened, title: ' ' }, stream, locale)).toBeNull()
  })

  it('are shown in the fields of the form', () => {
    expect(shownIn('plannedAt')).toEqual(['day', 'time'])
    expect(shownIn('title')).toEqual(['title'])
  })
})
