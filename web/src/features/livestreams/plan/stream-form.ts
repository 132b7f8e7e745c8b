import { dayKey, formatTime, type Locale, momentAt } from '../../../lib/words/format.ts'
import type { Livestream } from '../stream/index.ts'

/** A stream as it stands in the form; null where a field says nothing yet. */
export type StreamForm = {
  title: string
  municipalityCode: string | null
  agencyCode: string | null
  speakers: { name: string; position: string }[]
  editorId: string | null
  day: string
  time: string
  minutes: string
  /** As typed, with «#» or without. */
  tag: string
  recordingUrl: string
  recordingOffset: string
  viewers: string
}

export function emptyForm(day: string, editorId: string | null): StreamForm {
  return {
    title: '',
    municipalityCode: null,
    agencyCode: null,
    speakers: [{ name: '', position: '' }],
    editorId,
    day,
    time: '18:00',
    minutes: '60',
    tag: '',
    recordingUrl: '',
    recordingOffset: '0',
    viewers: '',
  }
}

export function formOf(stream: Livestream, locale: Locale): StreamForm {
  const at = Date.parse(stream.plannedAt)
  return {
    title: stream.title,
    municipalityCode: stream.municipalityCode,
    agencyCode: stream.agencyCode,
    speakers: stream.speakers.map((speaker) => ({ ...speaker })),
    editorId: stream.editorId,
    day: dayKey(at, locale),
    time: formatTime(at, locale),
    minutes: String(stream.plannedMinutes),
    tag: stream.tag ?? '',
    recordingUrl: stream.recordingUrl ?? '',
    recordingOffset: String(stream.recordingOffsetS),
    viewers: stream.viewers === null ? '' : String(stream.viewers),
  }
}

/** What the server is asked for, whole or not: what it lacks the contract says. */
function planOf(form: StreamForm, locale: Locale) {
  return {
    title: form.title.trim(),
    municipalityCode: form.municipalityCode,
    agencyCode: form.agencyCode,
    speakers: form.speakers
      .map(({ name, position }) => ({ name: name.trim(), position: position.trim() }))
      .filter(({ name }) => name !== ''),
    editorId: form.editorId,
    plannedAt: form.day && form.time ? momentAt(form.day, form.time, locale) : '',
    plannedMinutes: Number(form.minutes),
    tag: form.tag.trim() || null,
  }
}

/** What is known only after the stream began. */
export function recordingOf({ recordingUrl, recordingOffset, viewers }: StreamForm) {
  return {
    recordingUrl: recordingUrl.trim() || null,
    recordingOffsetS: Number(recordingOffset),
    viewers: viewers.trim() === '' ? null : Number(viewers),
  }
}

/** The record belongs to one that has begun. */
export type StreamSaid = ReturnType<typeof planOf> & Partial<ReturnType<typeof recordingOf>>

/** All that the form says of a stream, as the stream says it. */
export function saidOf(
  form: StreamForm,
  { hasBegun, locale }: { hasBegun: boolean; locale: Locale },
): StreamSaid {
  return { ...planOf(form, locale), ...(hasBegun ? recordingOf(form) : {}) }
}

/** The form with a field of the stream as it is there. */
export function putField(form: StreamForm, part: Partial<Livestream>, locale: Locale): StreamForm {
  const { plannedAt, plannedMinutes, tag, recordingUrl, recordingOffsetS, viewers, ...rest } = part
  const { title, municipalityCode, agencyCode, speakers, editorId } = { ...form, ...rest }
  return {
    ...form,
    ...{ title, municipalityCode, agencyCode, speakers, editorId },
    ...(plannedAt !== undefined && {
      day: dayKey(Date.parse(plannedAt), locale),
      time: formatTime(Date.parse(plannedAt), locale),
    }),
    ...(plannedMinutes !== undefined && { minutes: String(plannedMinutes) }),
    ...(tag !== undefined && { tag: tag ?? '' }),
    ...(recordingUrl !== undefined && { recordingUrl: recordingUrl ?? '' }),
    ...(recordingOffsetS !== undefined && { recordingOffset: String(recordingOffsetS) }),
    ...(viewers !== undefined && { viewers: viewers === null ? '' : String(viewers) }),
  }
}
