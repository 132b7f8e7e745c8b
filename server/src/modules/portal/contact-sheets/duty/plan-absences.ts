/** What a table of absences would change: those that are new, those whose days they take, and what is wrong in it. Pure. */
import type { ImportProblem } from '@veche/contract/admin/directory.ts'
import { dateInZone, momentInZone } from '../../../../platform/working-time/index.ts'
import { type Column, fold, sheetProblem } from '../../../directory/index.ts'
import type { Absence, PersonRow } from '../../contacts/index.ts'
import { chooseActive, type DutyRow, doMeet, type Finder, firstOfEach, type Span, text } from './duty-rows.ts'

/** As they go out. The telephone is told there and changed where people are. */
export const ABSENCE_COLUMNS: readonly Column[] = [
  ...[text('agencyCode', 'Ведомство'), text('away', 'Кто')],
  { field: 'startsOn', title: 'С', type: 'date', empty: null },
  { field: 'endsOn', title: 'По', type: 'date', empty: null },
  ...[text('substitute', 'Замещает'), text('substitutePhone', 'Телефон замещающего')],
]

export type NewAbsence = Span & { row: number; person: PersonRow; substitute: PersonRow | null }
export type Entered = Absence & { id: string }
export type AbsencePlan = {
  added: NewAbsence[]
  removed: Entered[]
  sameCount: number
  problems: ImportProblem[]
}
type Facts = {
  finder: Finder
  stored: readonly Absence[]
  mayWrite: (agencyCode: string) => boolean
  zone: string
  now: Date
}

/** From the first day that the rows name to the end of the last one; null: they name none. */
export function spanOfDays(rows: readonly DutyRow[], zone: string): Span | null {
  const days = rows.flatMap(({ words }) => [words('startsOn'), words('endsOn')]).filter(Boolean)
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  return first && last ? spanOf(first, last, zone) : null
}

/** A row that stands there already changes nothing; a new one takes the place of what its person has in its days. */
export function planAbsences(rows: readonly DutyRow[], facts: Facts): AbsencePlan {
  const around: Around = {
    ...{ ...facts, kept: new Set(), added: [] },
    byPerson: Map.groupBy(facts.stored, ({ personId }) => personId),
  }
  const judged = rows.map((row) => ({ row, problems: [...row.problems, ...judgeRow(row, around)] }))
  const problems = judged.flatMap(({ row, problems: found }) =>
    firstOfEach([
      ...found,
      ...around.added.filter((one) => one.row === row.number).flatMap((one) => clashes(row, one, around)),
    ]),
  )
  const { added, kept } = around
  const removed = facts.stored.filter(
    (away): away is Entered =>
      away.id !== null &&
      !kept.has(away) &&
      added.some((one) => one.person.id === away.personId && doMeet(one, away)),
  )
  return { added, removed, sameCount: kept.size, problems }
}

type Around = Facts & {
  kept: Set<Absence>
  added: NewAbsence[]
  byPerson: ReadonlyMap<string, readonly Absence[]>
}

function judgeRow({ number, words }: DutyRow, around: Around): ImportProblem[] {
  const wrong = (field: string, code: string) => [sheetProblem(number, field, code, words(field))]
  const empty = ['agencyCode', 'away', 'startsOn', 'endsOn'].filter((field) => words(field) === '')
  if (empty.length > 0) return empty.flatMap((field) => wrong(field, 'required'))
  const { finder, zone } = around
  const bodies = finder.bodiesOf(words('agencyCode'))
  if (bodies.length === 0) return wrong('agencyCode', 'unknown_name')
  const found = bodies.flatMap(({ code }) => finder.peopleOf(code, words('away')))
  const there = found
    .flatMap(({ id, agencyCode }) => (around.byPerson.get(id) ?? []).map((away) => ({ away, agencyCode })))
    .filter(({ away, agencyCode }) => isSaid(away, { agencyCode, words }, around))
  const fresh = there.find(({ away }) => !around.kept.has(away))
  if (fresh) {
    around.kept.add(fresh.away)
    return []
  }
  if (there.length > 0) return wrong('startsOn', 'twice')
  const chosen = chooseActive(found, '')
  if ('code' in chosen) return wrong('away', chosen.code)
  const { person } = chosen
  const stands = words('substitute')
  const named =
    stands === ''
      ? { person: null }
      : chooseActive(finder.peopleOf(person.agencyCode, stands), words('substitutePhone'))
  if ('code' in named) return wrong('substitute', named.code)
  const span = spanOf(words('startsOn'), words('endsOn'), zone)
  const broken: [isBroken: boolean, field: string, code: string][] = [
    [!around.mayWrite(person.agencyCode), 'agencyCode', 'foreign_body'],
    [span.endsAt <= span.startsAt, 'endsOn', 'ends_before_start'],
    [span.endsAt <= around.now, 'endsOn', 'already_over'],
    [named.person?.id === person.id, 'substitute', 'same_person'],
  ]
  const problems = broken.flatMap(([isBroken, field, code]) => (isBroken ? wrong(field, code) : []))
  if (problems.length === 0) around.added.push({ row: number, person, substitute: named.person, ...span })
  return problems
}

type Said = { agencyCode: string; words: DutyRow['words'] }

/** The same days and the same substitute, as they go out. */
function isSaid(away: Absence, { agencyCode, words }: Said, { finder, zone }: Around): boolean {
  const lastMoment = new Date(away.endsAt.getTime() - 1)
  if (dateInZone(zone, away.startsAt) !== words('startsOn')) return false
  if (dateInZone(zone, lastMoment) !== words('endsOn')) return false
  const named = words('substitute')
  if (fold(away.substitute?.name ?? '') === fold(named)) return true
  const { personId } = away.substitute ?? { personId: null }
  return personId !== null && finder.peopleOf(agencyCode, named).some(({ id }) => id === personId)
}

/** Nobody is away twice at once, and whoever is away stands in for nobody, once the whole file is read. */
function clashes({ number, words }: DutyRow, one: NewAbsence, around: Around): ImportProblem[] {
  const { kept, added, byPerson } = around
  const wrong = (field: string, code: string) => [sheetProblem(number, field, code, words(field))]
  const awayOf = (personId: string) => [
    ...(byPerson.get(personId) ?? []).filter((away) => away.id === null || kept.has(away) || !isTaken(away)),
    ...added.filter((other) => other !== one && other.person.id === personId),
  ]
  const isTaken = (away: Absence) =>
    added.some((other) => other.person.id === away.personId && doMeet(other, away))
  const own = awayOf(one.person.id).filter((away) => doMeet(away, one))
  if (own.some((away) => 'id' in away && away.id === null)) return wrong('startsOn', 'own_account')
  if (own.length > 0) return wrong('startsOn', 'absence_overlaps')
  const { substitute } = one
  const isAway = substitute && awayOf(substitute.id).some((away) => doMeet(away, one))
  return isAway ? wrong('substitute', 'substitute_away') : []
}

function spanOf(startsOn: string, endsOn: string, zone: string): Span {
  return {
    startsAt: momentInZone(zone, { date: startsOn, time: '00:00' }),
    endsAt: momentInZone(zone, { date: endsOn, time: '00:00', addDays: 1 }),
  }
}
