/** Whose turn it is: each thing that was written waits for one role at a time, or for nobody. */
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import { asksForAnswer, type Beat } from './script.ts'

/** `id`: of the incident, or of the chat whose question it is; the region knows them. */
export type Wait = {
  key: string
  role: ExerciseRole
  place: 'incident' | 'chat'
  id: string
  /** As the lists of the region show it by now, marked by a person or by the machine; not what the script knows. */
  isUrgent: boolean
}

export type Standing = {
  answeredAt: Date | null
  incidentId: string | null
  step: string | null
  chatId: string | null
  /** Of a question in a chat; null: what was said there is none. */
  chatState: string | null
  isUrgent: boolean
}

const ROLE_OF_STEP: Record<string, ExerciseRole> = {
  ...{ new: 'dispatcher', distribution: 'dispatcher' },
  ...{ assigned: 'executor', in_progress: 'executor', rework: 'executor' },
  approval: 'approver',
}

export function waitOf(beat: Pick<Beat, 'key' | 'kind'>, standing: Standing): Wait | null {
  const { answeredAt, incidentId, step, chatId, chatState, isUrgent } = standing
  if (!asksForAnswer(beat) || answeredAt !== null) return null
  const role = step === null ? undefined : ROLE_OF_STEP[step]
  if (incidentId !== null)
    return role ? { key: beat.key, role, place: 'incident', id: incidentId, isUrgent } : null
  // In the chat of a place whoever answers there replies at once.
  if (chatId === null || (chatState !== null && chatState !== 'open')) return null
  return { key: beat.key, role: 'executor', place: 'chat', id: chatId, isUrgent }
}

const PAGE_OF_ROLE: Record<ExerciseRole, string> = {
  ...{ dispatcher: '/incident/', executor: '/tasks/', approver: '/approvals/' },
}

/** The page of the region at which the role does its step. */
export function pageOf({ role, place, id }: Wait): string {
  return place === 'chat' ? `/chats/${id}` : `${PAGE_OF_ROLE[role]}${id}`
}
