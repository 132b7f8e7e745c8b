import { dayKey, formatTime, type Locale, momentAt } from '../../../lib/words/format.ts'
import type { NewOutage, OutageKind } from '../outages.queries.ts'
import { readCorners, writeCorners } from './corners.ts'

/** An outage as it stands in the form. */
export type OutageForm = {
  kind: OutageKind
  reason: string
  agencyCode: string | null
  municipalityCode: string | null
  addresses: string
  /** Corners on the map, a pair in each line. */
  corners: string
  beginsDay: string
  beginsTime: string
  endsDay: string
  endsTime: string
}

const HOUR_MS = 3_600_000

export function emptyForm(
  own: Pick<OutageForm, 'agencyCode' | 'municipalityCode'>,
  { now, locale }: { now: number; locale: Locale },
): OutageForm {
  // The last full hour, and four hours from it.
  const begins = now - (now % HOUR_MS)
  return {
    ...{ kind: 'cold_water', reason: '', addresses: '', corners: '', ...own },
    ...{ beginsDay: dayKey(begins, locale), beginsTime: formatTime(begins, locale) },
    ...endOf(begins + 4 * HOUR_MS, locale),
  }
}

export function formOf(outage: NewOutage, locale: Locale): OutageForm {
  const { kind, reason, agencyCode, municipalityCode, addresses } = outage
  return {
    ...{ kind, reason, agencyCode, municipalityCode, addresses },
    corners: writeCorners(outage.area ?? null),
    ...beginOf(Date.parse(outage.beginsAt), locale),
    ...endOf(Date.parse(outage.endsAt), locale),
  }
}

const beginOf = (at: number, locale: Locale) => ({
  ...{ beginsDay: dayKey(at, locale), beginsTime: formatTime(at, locale) },
})
const endOf = (at: number, locale: Locale) => ({
  ...{ endsDay: dayKey(at, locale), endsTime: formatTime(at, locale) },
})

/** What is sent, as far as it is filled in. */
export function bodyOf(form: OutageForm, locale: Locale): Partial<NewOutage> {
  const begins = momentOf(form.beginsDay, form.beginsTime, locale)
  const ends = momentOf(form.endsDay, form.endsTime, locale)
  const read = readCorners(form.corners)
  return {
    ...{ kind: form.kind, reason: form.reason.trim(), addresses: form.addresses.trim() },
    ...('area' in read && { area: read.area }),
    ...(form.agencyCode !== null && { agencyCode: form.agencyCode }),
    ...(form.municipalityCode !== null && { municipalityCode: form.municipalityCode }),
    ...(begins !== null && { beginsAt: begins }),
    ...(ends !== null && { endsAt: ends }),
  }
}

/** Null while a field says nothing yet; what else is wrong the schema of the request says. */
export function saidOf(form: OutageForm, locale: Locale): NewOutage | null {
  const body = bodyOf(form, locale)
  const { kind, reason, agencyCode, municipalityCode, addresses, area, beginsAt, endsAt } = body
  if (area === undefined) return null
  if (!kind || !reason || !addresses || !agencyCode || !municipalityCode || !beginsAt || !endsAt) return null
  return { kind, reason, agencyCode, municipalityCode, addresses, area, beginsAt, endsAt }
}

function momentOf(day: string, time: string, locale: Locale): string | null {
  const isWhole = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(time)
  return isWhole ? momentAt(day, time, locale) : null
}

/** The form with a field of the outage as it is there. */
export function putField(form: OutageForm, part: Partial<NewOutage>, locale: Locale): OutageForm {
  const { beginsAt, endsAt, area, ...rest } = part
  return {
    ...form,
    ...rest,
    ...(area !== undefined && { corners: writeCorners(area) }),
    ...(beginsAt !== undefined && beginOf(Date.parse(beginsAt), locale)),
    ...(endsAt !== undefined && endOf(Date.parse(endsAt), locale)),
  }
}
