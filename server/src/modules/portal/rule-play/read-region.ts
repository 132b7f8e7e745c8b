import type { RuleAct, RuleContent } from '@veche/contract/portal/work-rules.ts'
import { isFieldOf } from '@veche/contract/rules/own-fields/own-field.ts'
import type { Db } from '../../../platform/database/db.ts'
import {
  dateInZone,
  isWorkingMoment,
  momentInZone,
  STANDARD_SCHEDULE,
  timeInZone,
  workingTimeBetween,
} from '../../../platform/working-time/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listOwnFields, loadDeadlineBook } from '../../incidents/index.ts'
import { addDays, readShiftBook, type ShiftBook } from '../roster/index.ts'
import type { GiveOnShift } from './domain/acts.ts'
import type { PlayedRule, Region } from './domain/play-rule.ts'

/** The clocks and topics of the region; working time is that of the centre. */
export async function readRegion(db: Db): Promise<Region> {
  const [directory, book] = await Promise.all([getDirectory(db), loadDeadlineBook(db)])
  const groups = new Map(directory.topics.map(({ code, groupCode }) => [code, groupCode]))
  const hours = book.contextOf(book.scheduleFor('triage', null))
  return {
    wallOf: (at) => ({ time: timeInZone(book.zone, at), isWorking: isWorkingMoment(at, hours) }),
    groupOf: (topicCode) => (topicCode === null ? null : (groups.get(topicCode) ?? null)),
  }
}

/** The hours of a rule within a span, on the clocks of the region. */
export async function readTimes(
  db: Db,
  schedule: NonNullable<RuleContent['schedule']>,
  { since, until }: { since: Date; until: Date },
): Promise<Date[]> {
  const book = await loadDeadlineBook(db)
  // The calendar says which days are worked on, whatever hours the centre keeps.
  const hours = { ...book.contextOf(book.scheduleFor('triage', null)), schedule: STANDARD_SCHEDULE }
  const times: Date[] = []
  const last = dateInZone(book.zone, until)
  for (let date = dateInZone(book.zone, since); date <= last; date = addDays(date, 1)) {
    const at = momentInZone(book.zone, { date, time: schedule.time })
    const midnight = momentInZone(book.zone, { date, time: '00:00' })
    const isOpen =
      schedule.days === 'every' || workingTimeBetween(midnight, nextDay(book.zone, date), hours) > 0
    if (isOpen && at > since && at <= until) times.push(at)
  }
  return times
}

function nextDay(zone: string, date: string): Date {
  return momentInZone(zone, { date, time: '00:00', addDays: 1 })
}

type Playing = {
  rules: readonly Pick<PlayedRule, 'acts' | 'schedule'>[]
  since: Date
  until: Date
}

/** With the shifts of the span and the own fields, where a rule has acts on them; without such a rule none are read. */
export async function readStaffedRegion(db: Db, { rules, since, until }: Playing): Promise<Region> {
  const region: Region = {
    ...{ ...(await readRegion(db)), ...(await readFieldsOf(db, rules)) },
    timesOf: await readTimesOf(db, { rules, since, until }),
  }
  const acts = rules.flatMap(({ acts: some }) => shiftActsOf(some))
  if (acts.length === 0) return region
  const books = new Map<string, ShiftBook>()
  for (const act of acts)
    if (!books.has(keyOf(act))) books.set(keyOf(act), await readShiftBook(db, { ...act, since, until }))
  return {
    ...region,
    isStaffedAt: (act, at) => (books.get(keyOf(act))?.thereAt(at).length ?? 0) > 0,
  }
}

async function readTimesOf(db: Db, { rules, ...span }: Playing): Promise<NonNullable<Region['timesOf']>> {
  const times = new Map<string, Date[]>()
  for (const { schedule } of rules)
    if (schedule) times.set(`${schedule.days} ${schedule.time}`, await readTimes(db, schedule, span))
  return ({ days, time }) => times.get(`${days} ${time}`) ?? []
}

async function readFieldsOf(db: Db, rules: Playing['rules']): Promise<Pick<Region, 'hasField'>> {
  if (!rules.some(({ acts }) => acts.some(({ does }) => does === 'set_field'))) return {}
  const [fields, { topics }] = await Promise.all([listOwnFields(db), getDirectory(db)])
  return {
    hasField(code, topicCode) {
      const field = fields.find((one) => one.code === code)
      const groupCode = topics.find((topic) => topic.code === topicCode)?.groupCode ?? null
      return field !== undefined && isFieldOf(field, { topicCode, groupCode })
    },
  }
}

export function shiftActsOf(acts: readonly RuleAct[]): GiveOnShift[] {
  return acts.filter((act) => act.does === 'give_on_shift')
}

function keyOf({ agencyCode, postId }: GiveOnShift): string {
  return `${agencyCode} ${postId}`
}
