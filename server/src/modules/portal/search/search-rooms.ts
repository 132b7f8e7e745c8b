import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { FOUND_LIMIT } from '@veche/contract/values/portal/search.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, isPermitted, type Permission } from '../../access/index.ts'
import { findAnswers } from '../../answers/index.ts'
import { findBroadcasts } from '../broadcasts/index.ts'
import { findContacts } from '../contacts/index.ts'
import { findThreads } from '../feedback/index.ts'
import { listByWords } from '../finding/index.ts'
import { findCourses } from '../learning/index.ts'
import { findBulletins } from '../orders/index.ts'
import { findPages } from '../page-passports/index.ts'
import { findPractices } from '../practices/index.ts'

export type SearchContext = Pick<AppContext, 'db' | 'clock'>
type Found = {
  id: string
  title: string
  about?: string
  municipalityCode?: string | null
  agencyCode?: string
}
type Room = {
  kind: SearchResponse['found'][number]['kind']
  permission: Permission
  find: (
    context: SearchContext,
    asked: { words: string; isNearly: boolean; limit: number; actor: Actor },
  ) => Promise<readonly Found[]>
}

/** Each room finds by its own rules of sight. */
const ROOMS: readonly Room[] = [
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
  { kind: 'contact', permission: 'duty.read', find: findContacts },
  { kind: 'broadcast', permission: 'broadcasts.write', find: findBroadcasts },
]

export async function searchRooms(
  context: SearchContext,
  { words, actor }: { words: string; actor: Actor },
): Promise<SearchResponse> {
  const open = ROOMS.filter(({ permission }) => isPermitted(actor, permission))
  const { rows } = await listByWords({
    ...{ search: words, isFirst: true },
    list: async (isNearly) => {
      const lists = await Promise.all(
        open.map(async ({ kind, find }) => {
          const found = await find(context, { words, isNearly, limit: FOUND_LIMIT, actor })
          return found.map(({ id, title, about = null, municipalityCode = null, agencyCode = null }) => ({
            ...{ kind, id, title, about, municipalityCode, agencyCode },
          }))
        }),
      )
      return lists.flat()
    },
  })
  return { found: rows }
}
