import { CreateLivestreamRequest, UpdateLivestreamRequest } from '@veche/contract/livestreams.ts'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { baseOf, touchedOf } from '../../../lib/forms/edit-conflict.ts'
import type { Livestream } from '../stream/livestreams.queries.ts'
import { buildStream } from '../testing/stream.ts'
import { emptyForm, formOf, putField, recordingOf, saidOf } from './stream-form.ts'

const locale = { language: 'ru', timeZone: 'Europe/Moscow' }
const form = {
  ...emptyForm('2026-11-25', 'editor'),
  title: ' Дороги и снег ',
  speakers: [
    { name: ' Андрей Меркулов ', position: 'глава округа' },
    { name: '', position: '' },
  ],
}

const ahead = { hasBegun: false, locale }
const refused = (schema: z.ZodType, body: unknown) =>
  schema.safeParse(body).error?.issues.map(({ path }) => path[0]) ?? []

describe('the plan of a stream', () => {
  it('takes the time of the region and drops empty lines', () => {
    expect(saidOf(form, ahead)).toMatchObject({
      title: 'Дороги и снег',
      plannedAt: '2026-11-25T15:00:00.000Z',
      tag: null,
      speakers: [{ name: 'Андрей Меркулов', position: 'глава округа' }],
    })
  })

  it('keeps a tag as it is typed', () => {
    expect(saidOf({ ...form, tag: ' #ЭфирБоровичи ' }, ahead)).toMatchObject({ tag: '#ЭфирБоровичи' })
  })

  it.each([
    ['title', 'a title', { title: ' ' }],
    ['speakers', 'somebody who answers', { speakers: [{ name: ' ', position: 'глава' }] }],
    ['plannedAt', 'a day', { day: '' }],
    ['plannedMinutes', 'a sensible length', { minutes: '2' }],
    ['tag', 'a tag of one word', { tag: '#эфир в районе' }],
    ['tag', 'a letter in the tag', { tag: '#2026' }],
  ])('is refused by the contract for %s: it must have %s', (field, _, changes) => {
    expect(refused(CreateLivestreamRequest, saidOf({ ...form, ...changes }, ahead))).toEqual([field])
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
  ])('is refused for %s where it is no value, once the stream has begun', (field, changes) => {
    const asked = (hasBegun: boolean) => ({
      ...saidOf({ ...form, ...changes }, { hasBegun, locale }),
      expectedVersion: 3,
    })
    expect(refused(UpdateLivestreamRequest, asked(true))).toEqual([field])
    expect(refused(UpdateLivestreamRequest, asked(false))).toEqual([])
  })
})

describe('changes of a stream', () => {
  const stream = buildStream({ title: 'Вода', plannedAt: '2026-11-25T15:00:20.000Z', tag: 'вода' })
  const opened = formOf(stream, locale)

  const around = (of: Livestream) => ({ hasBegun: of.startedAt !== null, locale })
  const baseOfStream = (of: Livestream) => baseOf(saidOf(formOf(of, locale), around(of)), of)

  it('are only what was touched, with how it stood, to the second', () => {
    const base = baseOfStream(stream)
    expect(touchedOf(base, saidOf(opened, around(stream)))).toBeNull()
    const mine = { ...opened, title: 'Снег', time: '19:00' }
    expect(touchedOf(base, saidOf(mine, around(stream)))).toEqual({
      changes: { title: 'Снег', plannedAt: '2026-11-25T16:00:00.000Z' },
      before: { title: 'Вода', plannedAt: '2026-11-25T15:00:20.000Z' },
    })
  })

  it('hold the record once it has begun', () => {
    const begun = { ...stream, startedAt: '2026-11-25T15:00:20.000Z' }
    const mine = saidOf({ ...opened, viewers: '612' }, around(begun))
    expect(touchedOf(baseOfStream(begun), mine)).toEqual({
      changes: { viewers: 612 },
      before: { viewers: null },
    })
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
