import type { Command, Question } from '../stream/codes.ts'

export const STARTED_AT = '2026-11-25T15:00:00.000Z'

/** The moment so many seconds after the beginning. */
export function momentAt(seconds: number): string {
  return new Date(Date.parse(STARTED_AT) + seconds * 1000).toISOString()
}

export function buildQuestion(changes: Partial<Question> & { id: string; number: number }): Question {
  return {
    channel: 'comment_live',
    state: 'received',
    text: 'Когда почистят тротуар?',
    askedText: 'Когда почистят тротуар?',
    topicCode: null,
    address: null,
    askedAt: STARTED_AT,
    position: null,
    facts: '',
    timeCodeS: null,
    promise: null,
    answerLine: null,
    answerLineRemark: null,
    told: null,
    declineReason: null,
    foldedIntoId: null,
    similarToId: null,
    incidentId: null,
    incidentNumber: null,
    isDanger: false,
    askers: [],
    askerCount: 1,
    version: 1,
    ...changes,
  }
}

type Bare<C> = C extends { key: string; at: string } ? Omit<C, 'key' | 'at'> : never

export function pressed(seconds: number, command: Bare<Command>, key = `key-${seconds}`): Command {
  return { ...command, key, at: momentAt(seconds) }
}
