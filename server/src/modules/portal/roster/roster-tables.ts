/** Shifts of all posts between two days, and who is away then, as tables. */
import type { RosterSheetQuery } from '@veche/contract/portal/roster.ts'
import type { z } from 'zod'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateCell, momentCell, namesCell, yesCell } from '../../../platform/sheets/word-cells.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { type ContactsContext, listAbsences, listPeople, listPosts } from '../contacts/index.ts'
import { addDays, mondayOf } from './domain/shift-times.ts'
import { listShifts } from './shifts.repository.ts'

type Query = z.infer<typeof RosterSheetQuery>

/** This week and four more, where nothing is said. */
const WEEKS_DAYS = 34
const SHIFT_COLUMNS = [
  ...['Ведомство', 'Пост', 'Аварийный', 'С', 'До', 'Дежурит', 'Телефон', 'Телефон поста'],
]
const ABSENCE_COLUMNS = ['Ведомство', 'Кто', 'С', 'По', 'Замещает', 'Телефон замещающего']

function spanOf({ clock, region: { timeZone } }: ContactsContext, { from, to }: Query) {
  const first = from ?? mondayOf(dateInZone(timeZone, clock()))
  const at = (date: string, days = 0) => momentInZone(timeZone, { date, time: '00:00', addDays: days })
  return { startsAt: at(first), endsAt: at(to ?? addDays(first, WEEKS_DAYS), 1) }
}

async function readBodies({ db }: ContactsContext) {
  const { agencies } = await getDirectory(db)
  const codes = agencies.map(({ code }) => code)
  return { agencies, people: await listPeople(db, codes) }
}

export async function shiftCells(context: ContactsContext, query: Query): Promise<Cell[][]> {
  const [{ agencies, people }, posts] = await Promise.all([readBodies(context), listPosts(context.db, null)])
  const postIds = posts.map(({ id }) => id)
  const shifts = await listShifts(context.db, { postIds, ...spanOf(context, query) })
  const [byPost, byPerson] = [new Map(posts.map((post) => [post.id, post])), byId(people)]
  const zone = context.region.timeZone
  const rows = shifts.map(({ postId, personId, startsAt, endsAt }): Cell[] => {
    const [post, person] = [byPost.get(postId), byPerson.get(personId)]
    return [
      ...[post ? namesCell(agencies, [post.agencyCode]) : '', post?.name ?? ''],
      ...[yesCell(post?.isEmergency === true), momentCell(zone, startsAt), momentCell(zone, endsAt)],
      ...[person?.name ?? '', person?.phone ?? '', post?.phone ?? ''],
    ]
  })
  return [SHIFT_COLUMNS, ...rows]
}

export async function absenceCells(context: ContactsContext, query: Query): Promise<Cell[][]> {
  const { agencies, people } = await readBodies(context)
  const absences = await listAbsences(context.db, people, spanOf(context, query))
  const byPerson = byId(people)
  const zone = context.region.timeZone
  const rows = absences.map(({ personId, startsAt, endsAt, substitute }): Cell[] => {
    const person = byPerson.get(personId)
    return [
      ...[person ? namesCell(agencies, [person.agencyCode]) : '', person?.name ?? ''],
      // It ends as the day after it begins.
      ...[dateCell(zone, startsAt), dateCell(zone, new Date(endsAt.getTime() - 1))],
      ...[substitute?.name ?? '', substitute?.phone ?? ''],
    ]
  })
  return [ABSENCE_COLUMNS, ...rows]
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
