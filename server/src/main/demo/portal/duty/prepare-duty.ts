/** Contacts, posts and rosters of the demo region: there from the first minute, for the week before, this one and the next. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { listPeopleOfAgency } from '../../../../modules/access/index.ts'
import {
  type Agency,
  forgetDirectory,
  getDirectory,
  lockDirectory,
  saveAgencyPhone,
} from '../../../../modules/directory/index.ts'
import type { Tx } from '../../../../platform/database/db.ts'
import { idFrom } from '../../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../../platform/working-time/index.ts'
import type { Product } from '../../../context.ts'
import { inventName } from '../../demo-officials.ts'
import { type DemoPost, inventPhone, listDemoPosts, listWallShifts, postId } from './demo-posts.ts'
import { insertMissingRows, listPersonIds, listStaffedPostIds } from './duty.repository.ts'

type Staff = { agency: Agency; people: string[]; posts: { id: string; post: DemoPost }[] }

/** Without accounts, as most people of a duty service are. */
const NAMED = ['first', 'second', 'third', 'fourth']
/** Counted from this one: the night of Sunday runs into Monday, and a week may be copied. */
const WEEKS = [-1, 0, 1]

export async function prepareDuty({ context }: Pick<Product, 'context'>): Promise<void> {
  const { db, clock, region } = context
  const { agencies } = await getDirectory(db)
  const now = clock()
  await db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    await saveContacts(tx, agencies, now)
    const staff = await saveStaff(tx, agencies, now)
    await saveRosters(tx, staff, { now, zone: region.timeZone })
    await saveAbsences(tx, staff, { now, zone: region.timeZone })
  })
  forgetDirectory(db)
}

async function saveContacts(tx: Tx, agencies: readonly Agency[], now: Date): Promise<void> {
  for (const { code, phone } of agencies)
    if (phone === '') await saveAgencyPhone(tx, { code, phone: inventPhone(code) })
  await insertMissingRows(
    tx,
    'agencyContact',
    agencies.map(({ code, kind }) => ({
      ...{ agencyCode: code, innerPhone: inventPhone(`${code} inner`), changedAt: now },
      email: `${code}@veche.example`,
      address: kind === 'administration' ? 'здание администрации, 1 этаж' : '',
    })),
  )
}

async function saveStaff(tx: Tx, agencies: readonly Agency[], now: Date): Promise<Staff[]> {
  const accounts = new Map<string, string[]>()
  for (const { code } of agencies) {
    const colleagues = await listPeopleOfAgency(tx, code)
    const working = colleagues.filter(({ role }) => role === 'executor' || role === 'coordinator')
    accounts.set(code, [...new Set(working.map(({ id }) => id))])
  }
  const ofAccount = agencies.flatMap(({ code }) =>
    (accounts.get(code) ?? []).map((userId) => ({ agencyCode: code, userId, name: null, key: userId })),
  )
  const byName = agencies.flatMap(({ code }) =>
    NAMED.map((key) => ({ agencyCode: code, userId: null, name: inventName(`${code} ${key}`), key })),
  )
  await insertMissingRows(
    tx,
    'dutyPerson',
    [...ofAccount, ...byName].map(({ agencyCode, userId, name, key }) => ({
      ...{ id: personId(agencyCode, key), agencyCode, userId, name, changedAt: now },
      phone: inventPhone(`${agencyCode} ${key}`),
    })),
  )
  const known = await listPersonIds(tx)
  const staff = agencies.map((agency): Staff => {
    const keys = [...(accounts.get(agency.code) ?? []), ...NAMED.map((key) => personId(agency.code, key))]
    return {
      agency,
      people: keys.flatMap((key) => known.get(`${agency.code} ${key}`) ?? []),
      posts: listDemoPosts(agency).map((post) => ({ id: postId(agency.code, post.key), post })),
    }
  })
  await insertMissingRows(
    tx,
    'dutyPost',
    staff.flatMap(({ agency, people, posts }) =>
      posts.map(({ id, post }, index) => ({
        ...{ id, agencyCode: agency.code, unitCode: post.unitCode, name: post.name, changedAt: now },
        ...{ phone: inventPhone(id), scheduleCode: post.scheduleCode, isEmergency: post.isEmergency },
        ...{ topicCodes: [...post.topicCodes], groupCodes: [...post.groupCodes] },
        leadId: people[index % people.length] ?? null,
        deputyId: people.length > 1 ? (people[(index + 1) % people.length] ?? null) : null,
      })),
    ),
  )
  return staff
}

const personId = (agencyCode: string, key: string) => idFrom('duty', agencyCode, 'person', key)

type At = { now: Date; zone: string }

/** Turns go on from week to week; a week in which somebody has put anybody is left as it is. */
async function saveRosters(tx: Tx, staff: readonly Staff[], { now, zone }: At): Promise<void> {
  const today = dateInZone(zone, now)
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  for (const ahead of WEEKS) {
    const firstDay = ahead * 7 - weekday
    const wall = (addDays: number, time: string) => momentInZone(zone, { date: today, time, addDays })
    const span = { startsAt: wall(firstDay, '00:00'), endsAt: wall(firstDay + 7, '00:00') }
    const staffed = await listStaffedPostIds(tx, span)
    const week = Math.floor(span.startsAt.getTime() / (7 * DAY_MS))
    const rows = staff.flatMap(({ people, posts }) =>
      posts
        .filter(({ id }) => !staffed.has(id) && people.length > 0)
        .flatMap(({ id, post }) =>
          listWallShifts(post.roster, week).map(({ dayOfWeek, from, to, turn }) => {
            const day = firstDay + dayOfWeek
            const startsAt = wall(day, from)
            return {
              ...{ id: idFrom('duty', id, startsAt.toISOString()), postId: id, startsAt },
              endsAt: wall(to > from ? day : day + 1, to),
              personId: chooseTurn(people, post, turn),
            }
          }),
        ),
    )
    await insertMissingRows(tx, 'dutyShift', rows)
  }
}

/** People with accounts take turns by day; whoever has none, round the clock. */
function chooseTurn(people: readonly string[], { roster }: DemoPost, turn: number): string {
  const named = people.slice(-NAMED.length)
  const others = people.slice(0, -NAMED.length)
  const pool = roster === 'shifts' || others.length === 0 ? named : others
  return pool[turn % pool.length] ?? ''
}

const EACH = 6

/** In some bodies somebody is away, and somebody stands in. */
async function saveAbsences(tx: Tx, staff: readonly Staff[], { now, zone }: At): Promise<void> {
  const today = dateInZone(zone, now)
  const rows = staff
    .filter((_, index) => index % EACH === 0)
    .flatMap(({ agency, people }) => {
      const [away, substitute] = people.slice(-2)
      if (!away || !substitute) return []
      return [
        {
          ...{ id: idFrom('duty', agency.code, 'absence'), personId: away, substituteId: substitute },
          startsAt: momentInZone(zone, { date: today, time: '00:00', addDays: -1 }),
          endsAt: momentInZone(zone, { date: today, time: '00:00', addDays: 4 }),
        },
      ]
    })
  await insertMissingRows(tx, 'dutyAbsence', rows)
}
