/** Sends one event by both transports at once under different ids: only its natural key tells that it is one. */

import type { EventFault } from '../faults.ts'
import type { CallbackServer } from '../model.ts'
import { assertEvent } from '../schema.ts'
import { deriveId, getCommunity, type VkEvent, type World } from '../world.ts'
import type { CallbackSender } from './callback-sender.ts'
import type { LongPoll } from './long-poll.ts'

const EVENT_ID_LENGTH = 40

function copiesOf(faults: readonly EventFault[]): number {
  return faults.reduce((copies, fault) => copies + (fault.kind === 'event_duplicate' ? fault.times : 0), 1)
}

export function createEmitter({
  world,
  longPoll,
  callbacks,
}: {
  world: World
  longPoll: LongPoll
  callbacks: CallbackSender
}): (event: VkEvent) => void {
  function pushToLongPoll(event: VkEvent, eventId: string, copies: number): number | null {
    const { longPoll: settings } = getCommunity(world, event.groupId)
    if (!settings.isEnabled || !settings.events.includes(event.type)) return null
    const envelope = envelopeOf(event, eventId, settings.apiVersion)
    assertEvent(envelope)
    let ts: number | null = null
    for (let copy = 0; copy < copies; copy += 1) ts = longPoll.push(event.groupId, { eventId, envelope })
    return ts
  }

  function sendToServer(
    event: VkEvent,
    { eventId, server, faults }: { eventId: string; server: CallbackServer; faults: EventFault[] },
  ): void {
    const secret = server.secretKey === '' ? {} : { secret: server.secretKey }
    const envelope = { ...envelopeOf(event, eventId, server.subscription.apiVersion), ...secret }
    assertEvent(envelope)
    const body = JSON.stringify(envelope)
    callbacks.enqueue({ server, eventId, body, copies: copiesOf(faults), faults })
  }

  return (event) => {
    // An event is checked even when nobody listens, so that a wrong one never stays unnoticed.
    assertEvent(envelopeOf(event, 'check', '5.199'))
    const eventId = deriveId(world, 'event id', EVENT_ID_LENGTH)
    const longPollEventId = deriveId(world, 'event id', EVENT_ID_LENGTH)
    const faults = world.faults.forEvent(event.type, event.groupId)
    const isDropped = faults.some((fault) => fault.kind === 'event_drop')
    const servers = world.state.servers
      .inGroup(String(event.groupId))
      .filter((server) => server.status === 'ok' && server.subscription.events.includes(event.type))
    const longPollTs = isDropped ? null : pushToLongPoll(event, longPollEventId, copiesOf(faults))
    world.ledger.add({
      kind: 'emitted',
      ...event,
      eventId,
      longPollEventId,
      callbackServers: servers.map((server) => server.id),
      longPollTs,
    })
    for (const server of servers) {
      if (isDropped) {
        world.ledger.add({
          kind: 'delivery',
          groupId: event.groupId,
          serverId: server.id,
          eventId,
          attempt: 0,
          outcome: 'dropped_by_fault',
          status: null,
          answer: '',
          nextAttemptInMs: null,
        })
      } else sendToServer(event, { eventId, server, faults })
    }
  }
}

function envelopeOf(event: VkEvent, eventId: string, apiVersion: string) {
  return {
    type: event.type,
    event_id: eventId,
    v: apiVersion,
    object: event.object,
    group_id: event.groupId,
  }
}
