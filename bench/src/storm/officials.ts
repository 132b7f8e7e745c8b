/** Officials through the API alone: each incident is carried from the stream to an approved answer. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AnswerResponse } from '@veche/contract/answers.ts'
import { IncidentListResponse, IncidentResponse } from '@veche/contract/incidents.ts'
import { callApi, readApi } from '../lib/api-client.ts'
import type { StaffRole, StaffTokens } from '../lib/installation.ts'
import type { StormChannel } from './fronts/front.ts'

const WORKERS = 12
const RETRY_MS = 150
const TOPIC = 'roads.signs'

export type Officials = {
  /** Answers approved so far. */
  approved: () => number
  run: (signal: AbortSignal) => Promise<void>
}
type Card = IncidentResponse
type Call = { role: StaffRole; path: string; body: object }

export function createOfficials(
  baseUrl: string,
  {
    tokens,
    channels,
    publications,
    seconds,
  }: {
    tokens: StaffTokens
    channels: readonly StormChannel[]
    publications: number
    seconds: number
  },
): Officials {
  const api = `${baseUrl}/api/incidents`
  const taken = new Set<string>()
  let approved = 0
  let started = 0
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

  /** What the road asks for next; null when the answer is on its way or the question is gone. */
  function nextCall(card: Card, versionNo: number | null): Call | null {
    const expectedVersion = card.version
    const command = (role: StaffRole, body: object): Call => ({
      role,
      path: 'commands',
      body: { ...body, expectedVersion },
    })
    if (card.flags.hasUnreadFollowUp) return command('dispatcher', { type: 'read_follow_ups' })
    switch (card.step) {
      case 'new':
        return command('dispatcher', { type: 'accept', topicCode: TOPIC, ...placeOf(card) })
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

  function placeOf({ channelName }: Card) {
    // Some networks add to the name.
    const place = channels.find(({ name }) => channelName.startsWith(name))
    if (!place) throw new Error(`No channel ${channelName}`)
    return { municipalityCode: place.municipality, agencyCode: place.agency }
  }

  /** Every call may have been lost with its answer, so the card is read again before each step. */
  async function carry(id: string, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const card = await readApi(`${api}/${id}`, tokens.moderator, IncidentResponse)
      if (card && card.step === 'dismissed') return false
      const versionNo = card?.step === 'approval' ? await findVersion(id) : null
      const call = card && nextCall(card, versionNo)
      if (card && call === null) return true
      const { status, body } = call
        ? await callApi(`${api}/${id}/${call.path}`, {
            token: tokens[call.role],
            method: 'POST',
            body: call.body,
          })
        : { status: 0, body: null }
      if (status === 200) continue
      if (status >= 400 && status < 500 && status !== 409 && status !== 429)
        throw new Error(`${call?.path} ${JSON.stringify(call?.body)}: ${status} ${JSON.stringify(body)}`)
      await sleep(RETRY_MS)
    }
    return false
  }

  async function findVersion(id: string): Promise<number | null> {
    const answer = await readApi(`${api}/${id}/answer`, tokens.moderator, AnswerResponse)
    return answer?.versions.find(({ decision }) => decision === null)?.versionNo ?? null
  }

  async function work(signal: AbortSignal, startedAt: number): Promise<void> {
    while (started < publications && !signal.aborted) {
      const due = (publications * (performance.now() - startedAt)) / (seconds * 1000)
      if (started >= due) {
        await sleep(RETRY_MS)
        continue
      }
      started += 1
      const id = await nextIncident()
      if (id && (await carry(id, signal))) approved += 1
      else {
        started -= 1
        await sleep(RETRY_MS)
      }
    }
  }

  return {
    approved: () => approved,
    async run(signal) {
      const startedAt = performance.now()
      await Promise.all(Array.from({ length: WORKERS }, () => work(signal, startedAt)))
    },
  }
}

/** The number in the text lets the checker find each answer in the thread by its words. */
function composeAnswer({ number }: Card): string {
  return (
    `Здравствуйте! По обращению № ${number}: бригада выйдет 2 декабря, работы закончат до 5 декабря. ` +
    'Вопросы принимает единая диспетчерская, телефон 8 (816) 200-00-00.'
  )
}
