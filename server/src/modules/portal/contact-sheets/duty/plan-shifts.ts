/** What a table of duties would change: shifts that are new, those whose time they take, and what is wrong in it. Pure. */
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import { momentInZone } from '../../../../platform/working-time/index.ts'
import { type Column, fold, sheetProblem } from '../../../directory/index.ts'
import type { Absence, PersonRow, PostRow } from '../../contacts/index.ts'
import { type ShiftRow, shiftOf, textOf } from '../../roster/index.ts'
import { chooseActive, type DutyRow, doMeet, type Finder, firstOfEach, type Span, text } from './duty-rows.ts'

/** As they go out. Telephones and «Аварийный» are told there and changed where posts and people are. */
export const SHIFT_COLUMNS: readonly Column[] = [
  ...[text('agencyCode', 'Ведомство'), text('post', 'Пост'), text('isEmergency', 'Аварийный')],
  { field: 'startsAt', title: 'С', type: 'moment', empty: null },
  { field: 'endsAt', title: 'До', type: 'moment', empty: null },
  ...[text('onDuty', 'Дежурит'), text('phone', 'Телефон'), text('postPhone', 'Телефон поста')],
]

export type NewShift = { row: number; post: PostRow; person: PersonRow; startsAt: Date; endsAt: Date }
export type ShiftPlan = {
  added: NewShift[]
  removed: ShiftRow[]
  sameCount: number
  problems: ImportProblem[]
}
type Facts = {
  finder: Finder
  posts: readonly PostRow[]
  stored: readonly ShiftRow[]
  absences: readonly Absence[]
  mayWrite: (agencyCode: string) => boolean
  zone: string
  now: Date
}

/** From the first moment that the rows name to the last one; null: they name none. */
export function spanOfRows(rows: readonly DutyRow[], zone: string): Span | null {
  const times = rows
    .flatMap(({ words }) => [words('startsAt'), words('endsAt')])
    .flatMap((wall) => momentOf(wall, zone)?.getTime() ?? [])
  if (times.length === 0) return null
  const within = (one: number, other: number) => Math.min(one, other)
  const startsAt = new Date(times.reduce(within))
  return { startsAt, endsAt: new Date(-times.map((time) => -time).reduce(within) + 1) }
}

/** A row that stands there already changes nothing; a new one takes the place of the shifts of its post whose time it takes. */
export function planShifts(rows: readonly DutyRow[], facts: Facts): ShiftPlan {
  const around: Around = {
    ...{ ...facts, kept: new Set(), added: [] },
    postsByName: Map.groupBy(facts.posts, ({ name }) => fold(name)),
    storedByStart: Map.groupBy(facts.stored, ({ postId, startsAt }) => `${postId} ${startsAt.getTime()}`),
    awayByPerson: Map.groupBy(facts.absences, ({ personId }) => personId),
  }
  const problems = rows.flatMap((row) => firstOfEach([...row.problems, ...judgeRow(row, around)]))
  const { added, kept } = around
  const addedByPost = Map.groupBy(added, ({ post }) => post.id)
  const removed = facts.stored.filter(
    (shift) => !kept.has(shift.id) && addedByPost.get(shift.postId)?.some((one) => doMeet(one, shift)),
  )
  return { added, removed, sameCount: kept.size, problems }
}

type Around = Facts & {
  kept: Set<string>
  added: NewShift[]
  postsByName: ReadonlyMap<string, readonly PostRow[]>
  storedByStart: ReadonlyMap<string, readonly ShiftRow[]>
  awayByPerson: ReadonlyMap<string, readonly Absence[]>
}

function judgeRow({ number, words }: DutyRow, around: Around): ImportProblem[] {
  const wrong = (field: string, code: string) => [sheetProblem(number, field, code, words(field))]
  const empty = ['agencyCode', 'post', 'startsAt', 'endsAt', 'onDuty'].filter((field) => words(field) === '')
  if (empty.length > 0) return empty.flatMap((field) => wrong(field, 'required'))
  const bodies = around.finder.bodiesOf(words('agencyCode')).map(({ code }) => code)
  if (bodies.length === 0) return wrong('agencyCode', 'unknown_name')
  const [post, ...others] = (around.postsByName.get(fold(words('post'))) ?? []).filter(({ agencyCode }) =>
    bodies.includes(agencyCode),
  )
  if (!post) return wrong('post', 'unknown_name')
  if (others.length > 0) return wrong('agencyCode', 'ambiguous_name')
  const [startsAt, endsAt] = ['startsAt', 'endsAt'].map((field) => momentOf(words(field), around.zone))
  if (!startsAt || !endsAt) return []
  const found = around.finder.peopleOf(post.agencyCode, words('onDuty'))
  const there = (around.storedByStart.get(`${post.id} ${startsAt.getTime()}`) ?? []).filter(
    (shift) => shift.endsAt.getTime() === endsAt.getTime() && found.some(({ id }) => id === shift.personId),
  )
  const fresh = there.find(({ id }) => !around.kept.has(id))
  if (fresh) {
    around.kept.add(fresh.id)
    return []
  }
  if (there.length > 0) return wrong('startsAt', 'twice')
  const chosen = chooseActive(found, words('phone'))
  if ('code' in chosen) return wrong('onDuty', chosen.code)
  const shift = { row: number, post, person: chosen.person, startsAt, endsAt }
  const problems = brokenRules(shift, around).flatMap(([field, code]) => wrong(field, code))
  if (problems.length === 0) around.added.push(shift)
  return problems
}

/** The same rules as for a shift that is put by hand; whoever is away is put there by hand alone. */
function brokenRules(shift: NewShift, { added, awayByPerson, mayWrite, zone, now }: Around) {
  const { post, person, startsAt, endsAt } = shift
  const whole = shiftOf(textOf({ personId: person.id, startsAt, endsAt }, zone), zone)
  const isTold = (one: NewShift) =>
    one.post.id === post.id && one.person.id === person.id && one.startsAt.getTime() === startsAt.getTime()
  const broken: [isBroken: boolean, field: string, code: string][] = [
    [!mayWrite(post.agencyCode), 'agencyCode', 'foreign_body'],
    [endsAt <= startsAt, 'endsAt', 'ends_before_start'],
    [whole.endsAt.getTime() !== endsAt.getTime(), 'endsAt', 'shift_too_long'],
    [endsAt <= now, 'endsAt', 'already_over'],
    [awayByPerson.get(person.id)?.some((away) => doMeet(away, shift)) === true, 'onDuty', 'person_away'],
    [added.some(isTold), 'startsAt', 'twice'],
  ]
  return broken.flatMap(([isBroken, field, code]) => (isBroken ? [[field, code] as const] : []))
}

function momentOf(wall: string, zone: string): Date | null {
  const [date, time] = wall.split('T')
  return date && time ? momentInZone(zone, { date, time }) : null
}
