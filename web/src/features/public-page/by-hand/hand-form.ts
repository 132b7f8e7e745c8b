/** What is typed while somebody is on the telephone: kept in this browser until the server has it. Pure. */
import type { Address } from '@veche/contract/incidents.ts'
import { HAND_WAYS } from '@veche/contract/values/casework/by-hand.ts'
import type { Locale } from '../../../lib/words/format.ts'
import { dayKey, formatTime, momentAt } from '../../../lib/words/format.ts'
import type { Recorded } from './by-hand.queries.ts'
import { readPoint } from './read-point.ts'

export type HandWay = (typeof HAND_WAYS)[number]
export type HandPhoto = { kept: string; name: string }
export type HandForm = {
  recordId: string
  way: HandWay
  /** Empty: now. */
  day: string
  time: string
  text: string
  isNameless: boolean
  name: string
  phone: string
  email: string
  municipalityCode: string | null
  topicCode: string | null
  isUrgent: boolean
  /** In the region's own fields of the topic. */
  own: Readonly<Record<string, string>>
  address: Address
  /** Coordinates or the address of a map, as they were brought. */
  point: string
  photos: HandPhoto[]
  link: string
  isReadFromLink: boolean
  joinId: string | null
}

const NOWHERE: Address = { settlement: null, street: null, house: null, object: null }

export function emptyForm(recordId: string, municipalityCode: string | null): HandForm {
  return {
    ...{ recordId, way: 'phone', day: '', time: '', text: '', isNameless: false, name: '', phone: '' },
    ...{ email: '', municipalityCode, topicCode: null, isUrgent: false, own: {}, address: NOWHERE },
    ...{ point: '', photos: [] },
    ...{ link: '', isReadFromLink: false, joinId: null },
  }
}

/** Nothing of whoever asks is written yet: leaving loses nothing. */
export function isBegun({ text, name, phone, email, link, photos, address, point }: HandForm): boolean {
  const typed = [text, name, phone, email, link, point, ...Object.values(address)]
  return photos.length > 0 || typed.some((words) => (words ?? '').trim() !== '')
}

type Said = { now: number; locale: Locale }

/** The body as it goes; the contract says what is missing. */
export function bodyOf(
  form: HandForm,
  { now, locale }: Said,
): Omit<Recorded, 'municipalityCode'> & {
  municipalityCode: string | null
} {
  const { way, day, time, isNameless, municipalityCode, topicCode, address, joinId } = form
  const said = day && time ? momentAt(day, time, locale) : new Date(now).toISOString()
  return {
    ...{ way, saidAt: said, text: form.text, municipalityCode, topicCode, address },
    point: readPoint(form.point),
    name: isNameless ? null : orNull(form.name),
    ...{ phone: orNull(form.phone), email: orNull(form.email) },
    urgency: form.isUrgent ? 'urgent' : 'normal',
    photos: form.isReadFromLink ? [] : form.photos.map(({ kept }) => kept),
    link: way === 'link' ? orNull(form.link) : null,
    ...{ isReadFromLink: way === 'link' && form.isReadFromLink, joinId },
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

export function isInFuture({ day, time }: HandForm, { now, locale }: Said): boolean {
  if (!day || !time) return false
  return Date.parse(momentAt(day, time, locale)) > now + 60_000
}

/** «Сейчас» as the fields would show it. */
export function momentFields(now: number, locale: Locale): Pick<HandForm, 'day' | 'time'> {
  return { day: dayKey(now, locale), time: formatTime(now, locale) }
}

/** What this browser kept, as far as it still has the shape. */
export function readKept(stored: string | null, fresh: HandForm): HandForm {
  if (stored === null) return fresh
  try {
    const kept: unknown = JSON.parse(stored)
    return isKept(kept) ? { ...fresh, ...kept, address: { ...NOWHERE, ...kept.address } } : fresh
  } catch {
    return fresh
  }
}

function isKept(value: unknown): value is HandForm {
  if (typeof value !== 'object' || value === null || !('recordId' in value) || !('way' in value)) return false
  return typeof value.recordId === 'string' && HAND_WAYS.some((way) => way === value.way)
}
