import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { FOUND_LIMIT } from '@veche/contract/values/portal/search.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, isPermitted, type Permission } from '../../access/index.ts'
import { findAnswers, findSubtasks, findTemplates } from '../../answers/index.ts'
import { findFakes } from '../../fakes/index.ts'
import { findStreams } from '../../livestreams/index.ts'
import { findNotes } from '../../notes/index.ts'
import { findOutagesByWords } from '../../outages/index.ts'
import { listByWords } from '../../text/index.ts'
import { findBroadcasts } from '../broadcasts/index.ts'
import { findContacts } from '../contacts/index.ts'
import { findExercises, findRuns } from '../exercises/index.ts'
import { findThreads } from '../feedback/index.ts'
import { findCourses } from '../learning/index.ts'
import { findMacros } from '../macros/index.ts'
import { findBulletins } from '../orders/index.ts'
import { findPages } from '../page-passports/index.ts'
import { findPractices } from '../practices/index.ts'
import { findRules } from '../rule-engine/index.ts'

export type SearchContext = Pick<AppContext, 'db' | 'clock'>
type Found = {
  id: string
  title: string
  about?: string | null
  municipalityCode?: string | null
  agencyCode?: string
  incidentId?: string | null
}
type Room = {
  kind: SearchResponse['found'][number]['kind']
  permission: Permission
  find: (
    context: SearchContext,
    asked: { words: string; isNearly: boolean; limit: number; actor: Actor },
  ) => Promise<Found[]>
}

/** Each room finds by its own rules of sight. */
const ROOMS: readonly Room[] = [
  // Names alone: who typed one looks for the person, and not for pages called like a village of that name.
  { kind: 'contact', permission: 'duty.read', find: findContacts },
  // Answers look for other words and slips by themselves.
  {
    ...{ kind: 'answer', permission: 'incidents.read' },
    find: async (context, asked) => (asked.isNearly ? [] : findAnswers(context, asked)),
  },
  { kind: 'bulletin', permission: 'orders.read', find: findBulletins },
  { kind: 'practice', permission: 'practices.read', find: findPractices },
  { kind: 'course', permission: 'courses.read', find: findCourses },
  { kind: 'thread', permission: 'feedback.read', find: findThreads },
  { kind: 'page', permission: 'passports.read', find: findPages },
  { kind: 'broadcast', permission: 'broadcasts.write', find: findBroadcasts },
  { kind: 'note', permission: 'incidents.read', find: findNotes },
  { kind: 'subtask', permission: 'incidents.read', find: findSubtasks },
  { kind: 'outage', permission: 'outages.read', find: findOutagesByWords },
  { kind: 'fake', permission: 'fakes.read', find: findFakes },
  { kind: 'livestream', permission: 'livestreams.read', find: findStreams },
  { kind: 'template', permission: 'answers.work', find: findTemplates },
  { kind: 'macro', permission: 'incidents.work', find: findMacros },
  { kind: 'rule', permission: 'rules.read', find: findRules },
  { kind: 'exercise', permission: 'exercises.read', find: findExercises },
  { kind: 'run', permission: 'exercises.read', find: findRuns },
]

/** So many look at once: one search leaves connections to others. */
const AT_ONCE = 4

export async function searchRooms(
  context: SearchContext,
  { words, actor }: { words: string; actor: Actor },
): Promise<SearchResponse> {
  const rooms = ROOMS.filter(({ permission }) => isPermitted(actor, permission)).map((room, place) => ({
    ...{ room, place },
  }))
  const found: Looked[] = []
  const left = rooms.values()
  const lookInTurn = async () => {
    for (const { room, place } of left) found[place] = await lookIn(context, room, { words, actor })
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lookInTurn))
  // What has the words stands before what is only spelt nearly so.
  return { found: [...found.filter(isSo), ...found.filter((one) => !isSo(one))].flatMap(({ rows }) => rows) }
}

type Looked = { rows: SearchResponse['found']; isNearly: boolean }
const isSo = ({ isNearly }: Looked) => !isNearly

/** A slip is supposed in each room by itself: another may have the words spelt so, or correct them by its own means. */
async function lookIn(
  context: SearchContext,
  { kind, find }: Room,
  { words, actor }: { words: string; actor: Actor },
): Promise<Looked> {
  const { rows, isNearly } = await listByWords({
    ...{ search: words, isFirst: true },
    list: (isNearly) => find(context, { words, isNearly, limit: FOUND_LIMIT, actor }),
  })
  return {
    isNearly,
    rows: rows.map((row) => ({
      ...{ kind, id: row.id, title: row.title, about: row.about ?? null, isNearly },
      ...{ municipalityCode: row.municipalityCode ?? null, agencyCode: row.agencyCode ?? null },
      incidentId: row.incidentId ?? null,
    })),
  }
}
