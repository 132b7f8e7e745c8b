/** Addresses of Odnoklassniki: a topic of a group is known again where it is ours; no method shows what others wrote. */
import type { LinkedMessage, Links } from '../connector.ts'
import { POST_EXTERNAL_ID, topicContainer } from './ok-container.ts'

/** `/group/5…/topic/67…`, of the phone `/group/5…/topic/67…/comments`; a group may have a name instead. */
const TOPIC = /^\/(?:group\/)?[\w.-]{1,64}\/topic\/(\d{1,20})(?:\/[\w/]*)?$/
const HIDDEN =
  /^\/(?:profile|group)\/[\w.-]{1,64}\/(?:statuses|album|video|topic)\/[\w/.-]{1,100}$|^\/(?:video|live)\/\d{1,20}\/?$/

export function parseOkLink(link: URL): LinkedMessage | 'hidden' | null {
  const topicId = TOPIC.exec(link.pathname)?.[1]
  if (topicId === undefined) return HIDDEN.test(link.pathname) ? 'hidden' : null
  return { container: topicContainer(topicId), externalId: POST_EXTERNAL_ID, threadExternalId: null }
}

export const okLinks: Links = {
  parse: parseOkLink,
  isOwn: () => true,
  canRead: () => false,
  read: async () => null,
}
