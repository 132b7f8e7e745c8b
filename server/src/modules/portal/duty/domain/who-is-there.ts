/** Who speaks for a post at a moment: whoever has the shift, else whoever is responsible, else nobody until a moment. Pure. */
import type { NOW_BY } from '@veche/contract/values/duty.ts'
import type { OpenHours } from './hours.ts'

export type Shift = { personId: string; startsAt: Date; endsAt: Date }
type Person = { id: string; name: string; phone: string }
type Absence = {
  personId: string
  startsAt: Date
  endsAt: Date
  substitute: { personId: string | null; name: string; phone: string } | null
}
export type Staff = { people: ReadonlyMap<string, Person>; absences: readonly Absence[] }

export type Speaker = {
  personId: string
  name: string
  phone: string
  /** The one who is away, for whom they speak. */
  standsInFor: string | null
  /** Away themselves, and nobody was named to stand in. */
  isAway: boolean
}
export type WhoIsThere = {
  by: (typeof NOW_BY)[number]
  speakers: Speaker[]
  until: Date | null
  next: { at: Date; speaker: Speaker | null } | null
}
type Post = { shifts: readonly Shift[]; hours: OpenHours; leadId: string | null; deputyId: string | null }

/** Whoever stands in for somebody who is away at that moment speaks for them. */
export function speakerOf(personId: string | null, at: Date, { people, absences }: Staff): Speaker | null {
  const person = personId === null ? undefined : people.get(personId)
  if (!person) return null
  const { id, name, phone } = person
  const own = { personId: id, name, phone, standsInFor: null }
  const away = absences.find((one) => one.personId === id && one.startsAt <= at && at < one.endsAt)
  if (!away) return { ...own, isAway: false }
  const { substitute } = away
  if (!substitute) return { ...own, isAway: true }
  return {
    ...{ personId: substitute.personId ?? id, name: substitute.name, phone: substitute.phone },
    ...{ standsInFor: name, isAway: false },
  }
}

/** Whoever has come last comes first: the one before hands over to them. */
export function onDutyAt(shifts: readonly Shift[], at: Date): Shift[] {
  return shifts
    .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
    .toSorted((one, other) => other.startsAt.getTime() - one.startsAt.getTime())
}

export function whoIsThere({ shifts, hours, leadId, deputyId }: Post, at: Date, staff: Staff): WhoIsThere {
  const present = onDutyAt(shifts, at)
  const speakers = present.flatMap(({ personId }) => speakerOf(personId, at, staff) ?? [])
  const until = new Date(Math.max(...present.map(({ endsAt }) => endsAt.getTime())))
  const onShift = { by: 'shift', speakers, until, next: null } as const
  if (speakers.some(({ isAway }) => !isAway)) return onShift
  if (hours.isOpen) {
    const lead = speakerOf(leadId, at, staff)
    if (lead && !lead.isAway) return { by: 'lead', speakers: [lead], until: hours.changesAt, next: null }
    const deputy = speakerOf(deputyId, at, staff)
    if (deputy && !deputy.isAway)
      return { by: 'deputy', speakers: [deputy], until: hours.changesAt, next: null }
  }
  // Better a name that is away than none.
  if (speakers.length > 0) return onShift
  return {
    by: 'nobody',
    speakers: [],
    until: null,
    next: nextAfter({ shifts, hours, leadId, deputyId }, at, staff),
  }
}

/** The next shift, or the opening with whoever is responsible then, whichever comes first. */
function nextAfter({ shifts, hours, leadId, deputyId }: Post, at: Date, staff: Staff): WhoIsThere['next'] {
  const shift = shifts
    .filter(({ startsAt }) => startsAt > at)
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0]
  const opening = hours.isOpen ? null : hours.changesAt
  if (shift && (opening === null || shift.startsAt <= opening))
    return { at: shift.startsAt, speaker: speakerOf(shift.personId, shift.startsAt, staff) }
  if (opening === null) return null
  const lead = speakerOf(leadId, opening, staff)
  return { at: opening, speaker: lead && !lead.isAway ? lead : speakerOf(deputyId, opening, staff) }
}
