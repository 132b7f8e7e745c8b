import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { FOUND_LIMIT } from '@veche/contract/values/portal/search.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, isPermitted, type Permission } from '../../access/index.ts'
import { findAnswers } from '../../answers/index.ts'
import { findThreads } from '../feedback/index.ts'
import { findCourses } from '../learning/index.ts'
import { findBulletins } from '../orders/index.ts'
import { findPages } from '../page-passports/index.ts'
import { findPractices } from '../practices/index.ts'

export type SearchContext = Pick<AppContext, 'db' | 'clock'>
type Found = { id: string; title: string; about?: string; municipalityCode?: string | null }
type Room = {
  kind: SearchResponse['found'][number]['kind']
  permission: Permission
  find: (
    context: SearchContext,
    asked: { words: string; limit: number; actor: Actor },
  ) => Promise<readonly Found[]>
}

/** Each room finds by its own rules of sight. */
const ROOMS: readonly Room[] = [
  { kind: 'answer', permission: 'incidents.read', find: findAnswers },
  { kind: 'bulletin', permission: 'orders.read', find: findBulletins },
  { kind: 'practice', permission: 'practices.read', find: findPractices },
  { kind: 'course', permission: 'courses.read', find: findCourses },
  { kind: 'thread', permission: 'feedback.read', find: findThreads },
  { kind: 'page', permission: 'passports.read', find: findPages },
]

export async function searchRooms(
  context: SearchContext,
  { words, actor }: { words: string; actor: Actor },
): Promise<SearchResponse> {
  const open = ROOMS.filter(({ permission }) => isPermitted(actor, permission))
  const lists = await Promise.all(
    open.map(async ({ kind, find }) => {
      const rows = await find(context, { words, limit: FOUND_LIMIT, actor })
      return rows.map(({ id, title, about = null, municipalityCode = null }) => ({
        ...{ kind, id, title, about, municipalityCode },
      }))
    }),
  )
  return { found: lists.flat() }
}
