import type { QueryKey } from '@tanstack/react-query'
import type { LiveEvent } from '@veche/contract/events.ts'

const CHAT_PARTS = ['messages', 'questions', 'posts', 'digests', 'moderation', 'setup']

/** Which answers of the server a change makes old. Exactly these are asked again, nothing else. */
export function keysToRefresh(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'incident':
    case 'incident_gone':
      return [
        ['incidents'],
        ['views', 'counts'],
        ['incident', event.incidentId],
        ['answer', event.incidentId],
      ]
    case 'presence':
      return event.isOfWriter
        ? [
            ['presence', event.incidentId],
            ['presence', 'writers'],
          ]
        : [['presence', event.incidentId]]
    case 'channel':
      return [['channels']]
    case 'inbox':
      return [['quarantine']]
    case 'notification':
      return [['notifications']]
    case 'attachment':
      return [['incident', event.incidentId, 'card']]
    case 'note':
      return [['notes', event.incidentId]]
    case 'chat':
      // Not its figures: a busy chat speaks each second, and a week is counted for each.
      return [['chats'], ...CHAT_PARTS.map((part) => ['chat', event.chatId, part])]
    case 'livestream':
      return [['livestreams'], ['livestream', event.livestreamId]]
    case 'fake':
      return [['fakes'], ['fake', event.fakeId]]
    case 'network_account':
      return [['network-accounts']]
  }
}
