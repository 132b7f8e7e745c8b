/** Posts with whoever is there now: their hours, their shifts and the absences of their people together. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { DutyNow, Hours, PostNow } from '@veche/contract/portal/duty.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Directory, loadWorkingTime } from '../../directory/index.ts'
import { listAbsences, listPeopleByIds, type PostRow } from '../contacts/index.ts'
import { listShifts } from '../roster/index.ts'
import { hoursAt, type OpenHours } from './domain/hours.ts'
import { type Staff, speakerOf, type WhoIsThere, whoIsThere } from './domain/who-is-there.ts'

type Asked = { posts: readonly PostRow[]; directory: Directory; now: Date; aheadDays: number }
export type ReadPosts = {
  postNow: (post: PostRow) => PostNow
  hoursOf: (agencyCode: string) => Hours
  speaker: (personId: string | null) => ReturnType<typeof speakerOf>
}

export async function readPostsNow(db: Db, { posts, directory, now, aheadDays }: Asked): Promise<ReadPosts> {
  const span = { startsAt: now, endsAt: new Date(now.getTime() + aheadDays * DAY_MS) }
  const [shifts, workingTime] = await Promise.all([
    listShifts(db, { postIds: posts.map(({ id }) => id), ...span }),
    loadWorkingTime(db),
  ])
  const named = [
    ...shifts.map(({ personId }) => personId),
    ...posts.flatMap(({ leadId, deputyId }) => [leadId, deputyId].filter((id) => id !== null)),
  ]
  const people = await listPeopleByIds(db, [...new Set(named)])
  const staff: Staff = {
    people: new Map(people.map((person) => [person.id, person])),
    absences: await listAbsences(db, people, span),
  }
  const shiftsOf = Map.groupBy(shifts, ({ postId }) => postId)
  const schedules = new Map(directory.agencies.map(({ code, scheduleCode }) => [code, scheduleCode]))
  const known = new Map<string, OpenHours>()
  const hoursBy = (scheduleCode: string): OpenHours => {
    const hours = known.get(scheduleCode) ?? hoursAt(now, workingTime.contextOf(scheduleCode))
    known.set(scheduleCode, hours)
    return hours
  }
  const scheduleOf = (agencyCode: string) => schedules.get(agencyCode) ?? 'standard'
  return {
    hoursOf: (agencyCode) => presentHours(hoursBy(scheduleOf(agencyCode))),
    speaker: (personId) => speakerOf(personId, now, staff),
    postNow(post) {
      const hours = hoursBy(post.scheduleCode ?? scheduleOf(post.agencyCode))
      const { id, agencyCode, name, unitCode, phone, email, note, isEmergency, leadId, deputyId } = post
      const there = whoIsThere({ shifts: shiftsOf.get(id) ?? [], hours, leadId, deputyId }, now, staff)
      return {
        ...{ id, agencyCode, name, unitCode, phone, email, note, isEmergency },
        ...{ hours: presentHours(hours), now: presentNow(there) },
      }
    },
  }
}

function presentHours({ changesAt, ...hours }: OpenHours): Hours {
  return { ...hours, changesAt: changesAt?.toISOString() ?? null }
}

function presentNow({ by, speakers, until, next }: WhoIsThere): DutyNow {
  return {
    ...{ by, speakers, until: until?.toISOString() ?? null },
    next: next && { at: next.at.toISOString(), speaker: next.speaker },
  }
}
