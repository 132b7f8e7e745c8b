/** What a deadline is counted by. It is plain data, with a compiled timeline that is made once for each content. */
import { parseTime } from './civil-time.ts'
import { type Schedule, WEEKDAYS } from './schedule.ts'
import type { Timeline } from './timeline.ts'
import { lookUpCalendar, type WorkingCalendar } from './working-calendar.ts'

export type WorkingTimeContext = {
  readonly schedule: Schedule
  readonly calendar: WorkingCalendar
  /** IANA name: 'Europe/Moscow'. */
  readonly zone: string
}

/** How many timelines are kept; a region has some dozens of schedules, each of them about 20 KB a year. */
const KEPT_TIMELINES = 500

const byContext = new WeakMap<WorkingTimeContext, Timeline>()
const byContent = new Map<string, Timeline>()

/**
 * Finds the timeline of a context. Contexts are read as values and never change, so equal ones share a timeline, however often they
 * are rebuilt.
 */
export function timelineOf(context: WorkingTimeContext): Timeline {
  const known = byContext.get(context)
  if (known) return known
  const timeline = findByContent(context)
  byContext.set(context, timeline)
  return timeline
}

function findByContent(context: WorkingTimeContext): Timeline {
  const content = contentOf(context)
  const known = byContent.get(content)
  const timeline = known ?? compile(context)
  // Re-inserting keeps the map in order of use.
  byContent.delete(content)
  byContent.set(content, timeline)
  const [oldest] = byContent.keys()
  if (byContent.size > KEPT_TIMELINES && oldest !== undefined) byContent.delete(oldest)
  return timeline
}

function compile({ schedule, calendar, zone }: WorkingTimeContext): Timeline {
  for (const { from, to } of WEEKDAYS.flatMap((weekday) => schedule.week[weekday])) {
    parseTime(from)
    parseTime(to)
  }
  return { schedule, calendar: lookUpCalendar(calendar), zone, chunks: new Map(), latest: null }
}

function contentOf({ schedule, calendar, zone }: WorkingTimeContext): string {
  const week = WEEKDAYS.map((weekday) => schedule.week[weekday])
  return schedule.followsCalendar ? JSON.stringify([zone, week, calendar]) : JSON.stringify([zone, week])
}
