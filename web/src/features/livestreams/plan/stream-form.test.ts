import { describe, expect, it } from 'vitest'
import { baseOf, touchedOf } from '../../../lib/forms/edit-conflict.ts'
import type { Livestream } from '../stream/livestreams.queries.ts'
import { emptyForm, formOf, planOf, putField, recordingOf, saidOf, streamProblems } from './stream-form.ts'

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
  it('knows nothing where nothing is written', () => {
    expect(recordingOf(form)).toEqual({ recordingUrl: null, recordingOffsetS: 0, viewers: null })
    expect(recordingOf({ ...form, viewers: '612', recordingOffset: '-40' })).toMatchObject({
      viewers: 612,
      recordingOffsetS: -40,
    })
  })

  it.each([
    ['recordingUrl', { recordingUrl: 'vk.com' }],
    ['recordingOffsetS', { recordingOffset: 'минута' }],
    ['viewers', { viewers: 'много' }],
  ])('names %s where it is no value, once the stream has begun', (field, changes) => {
    expect(streamProblems({ ...form, ...changes }, { hasBegun: true })).toEqual([field])
    expect(streamProblems({ ...form, ...changes }, { hasBegun: false })).toEqual([])
    expect(saidOf({ ...form, ...changes }, { hasBegun: true, locale })).toBeNull()
  })
})

describe('changes of a stream', () => {
  const stream = buildStream({ title: 'Вода', plannedAt: '2026-11-25T15:00:20.000Z', tag: 'вода' })
  const opened = formOf(stream, locale)

  const around = (of: Livestream) => ({ hasBegun: of.startedAt !== null, locale })
  const baseOfStream = (of: Livestream) => baseOf(saidOf(formOf(of, locale), around(of))!, of)

  it('are only what was touched, with how it stood, to the second', () => {
    const base = baseOfStream(stream)
    expect(touchedOf(base, saidOf(opened, around(stream))!)).toBeNull()
    const mine = { ...opened, title: 'Снег', time: '19:00' }
    expect(touchedOf(base, saidOf(mine, around(stream))!)).toEqual({
      changes: { title: 'Снег', plannedAt: '2026-11-25T16:00:00.000Z' },
      before: { title: 'Вода', plannedAt: '2026-11-25T15:00:20.000Z' },
    })
  })

  it('hold the record once it has begun', () => {
    const begun = { ...stream, startedAt: '2026-11-25T15:00:20.000Z' }
    const mine = saidOf({ ...opened, viewers: '612' }, around(begun))!
    expect(touchedOf(baseOfStream(begun), mine)).toEqual({
      changes: { viewers: 612 },
      before: { viewers: null },
    })
    expect(saidOf({ ...opened, title: ' ' }, around(stream))).toBeNull()
  })

  it('come back into the fields of the form', () => {
    expect(putField(opened, { plannedAt: '2026-11-26T15:30:00.000Z' }, locale)).toEqual({
      ...opened,
      ...{ day: '2026-11-26', time: '18:30' },
    })
    expect(putField({ ...opened, title: 'Моё' }, { viewers: 7, tag: null }, locale)).toEqual({
      ...opened,
      ...{ title: 'Моё', viewers: '7', tag: '' },
    })
  })
})
