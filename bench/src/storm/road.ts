/** Takes a question along its road through the API alone, a call at a time: from the stream to an approved answer. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AnswerResponse } from '@veche/contract/answers.ts'
import { IncidentListResponse, IncidentResponse } from '@veche/contract/incidents.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import type { StaffRole, StaffTokens } from '../lib/installation.ts'
import type { StormChannel } from './fronts/front.ts'

const RETRY_MS = 150
const TOPIC = 'roads.signs'

type Card = IncidentResponse
export type Call = { role: StaffRole; path: string; body: object }
export type Road = {
  /** Gives a new question that nobody else of the storm has taken; null when there is none. */
  nextIncident: () => Promise<string | null>
  /** Gives false when the question was dismissed or there was no time left. */
  carry: (id: string, signal: AbortSignal) => Promise<boolean>
  /** Stops before the call that would hand the written answer in. */
  carryToAnswer: (id: string, signal: AbortSignal) => Promise<Call | null>
  /** Gives true when the call was taken. */
  send: (id: string, call: Call) => Promise<boolean>
}
type Settings = { tokens: StaffTokens; channels: readonly StormChannel[] }

export function createRoad(baseUrl: string, { tokens, channels }: Settings): Road {
  const api = `${baseUrl}/api/incidents`
  const taken = new Set<string>()
  let waiting: string[] = []

  async function nextIncident(): Promise<string | null> {
    if (waiting.length === 0) {
      const page = await readApi(`${api}?queue=new&limit=200`, tokens.dispatcher, IncidentListResponse)
      waiting = (page?.incidents ?? []).map(({ id }) => id).filter((id) => !taken.has(id))
    }
    const id = waiting.shift() ?? null
    if (id) taken.add(id)
    return id
  }

  /**
   * Chooses the next call of the road; null when the answer is on its way or the question is gone, `again` when
   * nobody knows.
   */
  async function nextCall(card: Card): Promise<Call | 'again' | null> {
    if (card.step !== 'approval') return callOf(card, { versionNo: null, channels })
    const versionNo = await findVersion(card.id)
    return versionNo === null ? 'again' : callOf(card, { versionNo, channels })
  }

  async function findVersion(id: string): Promise<number | null> {
    const answer = await readApi(`${api}/${id}/answer`, tokens.moderator, AnswerResponse)
    return answer?.versions.find(({ decision }) => decision === null)?.versionNo ?? null
  }

  async function send(id: string, call: Call): Promise<boolean> {
    const { role, path, body } = call
    const { status, body: said } = await callApi(`${api}/${id}/${path}`, {
      ...{ token: tokens[role], method: 'POST', body },
    })
    if (status >= 400 && status < 500 && status !== 409 && status !== 429)
      throw new Error(`${path} ${JSON.stringify(body)}: ${status} ${JSON.stringify(said)}`)
    return status === 200
  }

  /** Reads the card again before each step, because every call may have been lost with its answer. */
  async function walk(id: string, signal: AbortSignal, isEnd: (call: Call) => boolean) {
    while (!signal.aborted) {
      const card = await readApi(`${api}/${id}`, tokens.moderator, IncidentResponse)
      if (card && card.step === 'dismissed') return { isDone: false, call: null }
      const call = card === null ? 'again' : await nextCall(card)
      if (call === null) return { isDone: true, call }
      if (call !== 'again') {
        if (isEnd(call)) return { isDone: true, call }
        if (await send(id, call)) continue
      }
      await sleep(RETRY_MS)
    }
    return { isDone: false, call: null }
  }

  return {
    nextIncident,
    send,
    carry: async (id, signal) => (await walk(id, signal, () => false)).isDone,
    carryToAnswer: async (id, signal) =>
      (await walk(id, signal, ({ path }) => path === 'answer/submit')).call,
  }
}

type Known = { versionNo: number | null; channels: readonly StormChannel[] }

function callOf(card: Card, { versionNo, channels }: Known): Call | null {
  const expectedVersion = card.version
  const command = (role: StaffRole, body: object): Call => ({
    role,
    path: 'commands',
    body: { ...body, expectedVersion },
  })
  if (card.flags.hasUnreadFollowUp) return command('dispatcher', { type: 'read_follow_ups' })
  switch (card.step) {
    case 'new':
      return command('dispatcher', { type: 'accept', topicCode: TOPIC, ...placeOf(card, channels) })
    case 'assigned':
      return command('coordinator', { type: 'take' })
    case 'in_progress':
    case 'rework':
      return {
        role: 'coordinator',
        path: 'answer/submit',
        body: { kind: 'final', text: composeAnswer(card), expectedVersion, overrideReason: 'Проверено' },
      }
    case 'approval':
      return { role: 'moderator', path: 'answer/approve', body: { versionNo, expectedVersion } }
    default:
      return null
  }
}

function placeOf({ channelName }: Card, channels: readonly StormChannel[]) {
  // Some networks add to the name, and one name may be the beginning of another.
  const fit = channels.filter(({ name }) => channelName.startsWith(name))
  const [place] = fit.sort((one, two) => two.name.length - one.name.length)
  if (!place) throw new Error(`No channel ${channelName}`)
  return { municipalityCode: place.municipality, agencyCode: place.agency }
}

/** The number in the text lets the checker find each answer in the thread by its words. */
function composeAnswer({ number }: Card): string {
  return (
    `Здравствуйте! По обращению № ${number}: бригада выйдет 2 декабря, работы закончат до 5 декабря. ` +
    'Вопросы принимает единая диспетчерская, телефон 8 (816) 200-00-00.'
  )
}
