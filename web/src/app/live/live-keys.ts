import type { QueryKey } from '@tanstack/react-query'
import type { LiveEvent } from '@veche/contract/live.ts'
import type { Pace } from '../../lib/live/live-refresh.ts'

export type OldQuery = { queryKey: QueryKey; pace: Pace }

/** What a person looks at together with many others. */
const USUAL: Pace = { gatherMs: 100, spreadMs: 700, everyMs: 1000 }
/** What few look at, and those wait for it. */
const NEAR: Pace = { gatherMs: 100, spreadMs: 100, everyMs: 1000 }
/** What costs much and changes little. */
const SLOW: Pace = { gatherMs: 500, spreadMs: 3000, everyMs: 15_000 }

/** One's own day: what brings a thing into it or takes it out concerns few, and many events are near it. */
const TODAY = ['today']

const CHAT_PARTS = ['messages', 'questions', 'posts', 'digests', 'moderation', 'setup']

/**
 * Which answers of the server a change makes old. Exactly these are asked again, nothing else. Lists of questions take
 * their rows by `live-lists`, and their counters come on the stream.
 */
export function queriesToRefresh(event: LiveEvent): OldQuery[] {
  switch (event.type) {
    case 'incident':
    case 'incident_gone':
      return [
        ...at(NEAR, ['incident', event.incidentId, 'card'], ['answer', event.incidentId]),
        ...at(USUAL, ['incident', event.incidentId, 'activity'], ['incident', event.incidentId, 'deadline']),
        ...at(USUAL, ['incidents', 'own-steps'], ['incidents', 'snoozes'], ['incidents', 'tour']),
        ...at(
          SLOW,
          ['incident', event.incidentId, 'duplicates'],
          ['incident', event.incidentId, 'author-history'],
          ['incidents', 'events'],
          ['incidents', 'bursts'],
          ['views', 'counts'],
          TODAY,
        ),
      ]
    case 'presence':
      return [
        ...at(NEAR, ['presence', event.incidentId]),
        ...(event.isOfWriter ? at(USUAL, ['presence', 'writers']) : []),
      ]
    case 'channel':
      return at(USUAL, ['channels'])
    case 'inbox':
      return at(USUAL, ['quarantine'])
    case 'notification':
      return [...at(NEAR, ['notifications']), ...at(USUAL, TODAY)]
    case 'attachment':
      return at(NEAR, ['incident', event.incidentId, 'card'])
    case 'note':
      return [...at(NEAR, ['notes', event.incidentId]), ...at(SLOW, TODAY)]
    case 'chat':
      // Not its figures: a busy chat speaks each second, and a week is counted for each.
      return [
        ...at(USUAL, ['chats']),
        ...at(NEAR, ...CHAT_PARTS.map((part) => ['chat', event.chatId, part])),
        ...at(SLOW, TODAY),
      ]
    case 'livestream':
      return [
        ...at(USUAL, ['livestreams', 'list'], ['livestream', event.livestreamId]),
        ...at(SLOW, ['livestreams', 'figures'], TODAY),
      ]
    case 'fake':
      return [
        ...at(USUAL, ['fakes', 'list']),
        ...at(NEAR, ['fake', event.fakeId]),
        ...at(SLOW, ['fakes', 'figures'], TODAY),
      ]
    case 'outage':
      return [...at(USUAL, ['outages']), ...at(NEAR, ['outage', event.outageId]), ...at(SLOW, TODAY)]
    case 'broadcast':
      return [
        ...at(USUAL, ['broadcasts', 'calendar'], ['broadcasts', 'to_approve']),
        ...at(NEAR, ['broadcasts', 'one', event.broadcastId]),
      ]
    case 'moderation':
      return [...at(NEAR, ['moderation']), ...at(SLOW, TODAY)]
    case 'network_account':
      return at(NEAR, ['network-accounts'])
  }
}

function at(pace: Pace, ...keys: QueryKey[]): OldQuery[] {
  return keys.map((queryKey) => ({ queryKey, pace }))
}
