import type { IncidentResponse, MemberResponse, MessageResponse } from '@veche/contract/incidents.ts'

export type ThreadGroup = { member: MemberResponse | null; messages: MessageResponse[] }

/**
 * Each author's own conversation, the card's own first: they stand in different threads of the network and were never
 * one talk. A message that belongs to nobody's question stays with the card's own.
 */
export function threadGroups({
  id,
  thread,
  members,
}: Pick<IncidentResponse, 'id' | 'thread' | 'members'>): ThreadGroup[] {
  const others = members.filter(({ incidentId }) => incidentId !== id)
  const known = new Set(others.map(({ incidentId }) => incidentId))
  const own = thread.filter(({ incidentId }) => incidentId === null || !known.has(incidentId))
  const groups = others.map((member) => ({
    member,
    messages: thread.filter(({ incidentId }) => incidentId === member.incidentId),
  }))
  return [{ member: null, messages: own }, ...groups.filter(({ messages }) => messages.length > 0)]
}
