import { LIVESTREAM_TAG } from '@veche/contract/rules/limits.ts'
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

export type StreamProblem =
  | 'title'
  | 'speakers'
  | 'plannedAt'
  | 'plannedMinutes'
  | 'tag'
  | 'recordingUrl'
  | 'recordingOffsetS'
  | 'viewers'

/** The fields that are not whole yet, by the names that the server calls them. */
export function streamProblems(form: StreamForm, { hasBegun }: { hasBegun: boolean }): StreamProblem[] {
  const minutes = Number(form.minutes)
  const isTimed = /^\d{4}-\d{2}-\d{2}$/.test(form.day) && /^\d{2}:\d{2}$/.test(form.time)
  const isCounted = Number.isInteger(Number(form.viewers)) && Number(form.viewers) >= 0
  const wrong: Record<StreamProblem, boolean> = {
    title: form.title.trim() === '',
    speakers: form.speakers.every(({ name }) => name.trim() === ''),
    plannedAt: !isTimed,
    plannedMinutes: !Number.isInteger(minutes) || minutes < 5 || minutes > 480,
    tag: form.tag.trim() !== '' && !LIVESTREAM_TAG.test(form.tag.trim()),
    recordingUrl: hasBegun && form.recordingUrl.trim() !== '' && !isUrl(form.recordingUrl),
    recordingOffsetS: hasBegun && !Number.isInteger(Number(form.recordingOffset)),
    viewers: hasBegun && !isCounted,
  }
  return STREAM_PROBLEMS.filter((field) => wrong[field])
}

const STREAM_PROBLEMS = [
  ...(['title', 'speakers', 'plannedAt', 'plannedMinutes', 'tag'] as const),
  ...(['recordingUrl', 'recordingOffsetS', 'viewers'] as const),
]

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim())
}

/** What the server is asked for; null while the form is not complete. */
export function planOf(form: StreamForm, locale: Locale) {
  const speakers = form.speakers
    .map(({ name, position }) => ({ name: name.trim(), position: position.trim() }))
    .filter(({ name }) => name !== '')
  const tag = form.tag.trim()
  if (streamProblems(form, { hasBegun: false }).length > 0) return null
  return {
    title: form.title.trim(),
    municipalityCode: form.municipalityCode,
    agencyCode: form.agencyCode,
    speakers,
    editorId: form.editorId,
    plannedAt: momentAt(form.day, form.time, locale),
    plannedMinutes: Number(form.minutes),
    tag: tag === '' ? null : tag,
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

type Plan = NonNullable<ReturnType<typeof planOf>>
/** The record belongs to one that has begun. */
export type StreamSaid = Plan & Partial<ReturnType<typeof recordingOf>>

/** All that the form says of a stream, as the stream says it; null while it is not complete. */
export function saidOf(
  form: StreamForm,
  { hasBegun, locale }: { hasBegun: boolean; locale: Locale },
): StreamSaid | null {
  if (streamProblems(form, { hasBegun }).length > 0) return null
  const plan = planOf(form, locale)
  return plan && { ...plan, ...(hasBegun ? recordingOf(form) : {}) }
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
