import { LIVESTREAM_TAG } from '@veche/contract/limits.ts'
import { changedFields, pickFields } from '../../lib/changed-fields.ts'
import { dayKey, formatTime, type Locale, momentAt } from '../../lib/format.ts'
import type { Livestream } from './livestreams.queries.ts'

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

/** What the server is asked for; null while the form is not complete. */
export function planOf(form: StreamForm, locale: Locale) {
  const speakers = form.speakers
    .map(({ name, position }) => ({ name: name.trim(), position: position.trim() }))
    .filter(({ name }) => name !== '')
  const plannedMinutes = Number(form.minutes)
  const isTimed = /^\d{4}-\d{2}-\d{2}$/.test(form.day) && /^\d{2}:\d{2}$/.test(form.time)
  const isWhole = Number.isInteger(plannedMinutes) && plannedMinutes >= 5 && plannedMinutes <= 480
  const tag = form.tag.trim()
  if (tag !== '' && !LIVESTREAM_TAG.test(tag)) return null
  if (form.title.trim() === '' || speakers.length === 0 || !isTimed || !isWhole) return null
  return {
    title: form.title.trim(),
    municipalityCode: form.municipalityCode,
    agencyCode: form.agencyCode,
    speakers,
    editorId: form.editorId,
    plannedAt: momentAt(form.day, form.time, locale),
    plannedMinutes,
    tag: tag === '' ? null : tag,
  }
}

/** What is known only after the stream began. */
export function recordOf({ recordingUrl, recordingOffset, viewers }: StreamForm) {
  const offset = Number(recordingOffset)
  const count = Number(viewers)
  const isUrl = recordingUrl.trim() === '' || /^https?:\/\/\S+$/.test(recordingUrl.trim())
  if (!isUrl || !Number.isInteger(offset) || !Number.isInteger(count)) return null
  return {
    recordingUrl: recordingUrl.trim() || null,
    recordingOffsetS: offset,
    viewers: viewers.trim() === '' ? null : count,
  }
}

/** All that the form says of a stream; null while it is not complete. */
function saidOf(form: StreamForm, { hasBegun, locale }: { hasBegun: boolean; locale: Locale }) {
  const plan = planOf(form, locale)
  const record = hasBegun ? recordOf(form) : {}
  return plan && record && { ...plan, ...record }
}

/** Only what was touched since `stream` was read, and how that stood then; null while the form is not complete. */
export function changesOf(form: StreamForm, stream: Livestream, locale: Locale) {
  const around = { hasBegun: stream.startedAt !== null, locale }
  const said = saidOf(form, around)
  const before = saidOf(formOf(stream, locale), around)
  if (!said) return null
  const fields = before ? changedFields(before, said) : (Object.keys(said) as (keyof typeof said)[])
  return { changes: pickFields(said, fields), before: pickFields<Partial<Livestream>>(stream, fields) }
}

type Field = keyof StreamForm
/** Where the form shows a field of the stream. */
const SHOWN_IN: Record<string, readonly Field[]> = {
  plannedAt: ['day', 'time'],
  plannedMinutes: ['minutes'],
  recordingOffsetS: ['recordingOffset'],
}

export function shownIn(field: string): readonly Field[] {
  return SHOWN_IN[field] ?? KEYS.filter((key) => key === field)
}

const KEYS = Object.keys(emptyForm('', null)) as Field[]
