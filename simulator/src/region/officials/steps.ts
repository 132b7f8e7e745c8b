/** One thing that one official does with one card. Each returns false when somebody was faster or it cannot be done. */
import type { Library } from '../library.ts'
import type { Meanings } from '../meanings.ts'
import type { Official, Stats } from '../protocol.ts'
import type { Random } from '../random.ts'
import { pause } from '../waiting.ts'
import { type AnswerKind, questionOf, writeAnswer, writeWeakAnswer } from './answer-text.ts'
import type { Answered, Api } from './api.ts'
import {
  decideAgency,
  decideApproval,
  decideClosing,
  decideTriage,
  isOneOf,
  pendingVersion,
  sourceOf,
} from './decisions.ts'
import { Answer, Card, type Directory, type ListItem, People } from './shapes.ts'

export type Office = {
  api: Api
  directory: Directory
  library: Library
  meanings: Meanings
  random: Random
  stats: Stats
  speed: number
  timeZone: string
  now: () => Date
  signal: AbortSignal
  /** By whom a card was refused, while this process lives. */
  refusals: Map<string, string>
}
export type Step = (office: Office, official: Official, item: ListItem) => Promise<boolean>

export async function readCard(office: Office, { token }: Official, id: string): Promise<Card | null> {
  return accept(office, 'read', await office.api.call({ token, path: `/incidents/${id}`, schema: Card }))
}

function accept<T>({ stats }: Office, step: string, answered: Answered<T>): T | null {
  if (answered.status === 'ok') {
    if (step !== 'read') stats.steps[step] = (stats.steps[step] ?? 0) + 1
    return answered.value
  }
  if (answered.status === 'away') stats.away += 1
  else {
    const name = `${step}: ${answered.code}`
    stats.refused[name] = (stats.refused[name] ?? 0) + 1
  }
  return null
}

type Command = { type: string } & Record<string, unknown>

async function run(office: Office, official: Official, card: Card, command: Command): Promise<Card | null> {
  const body = { ...command, expectedVersion: card.version }
  const path = `/incidents/${card.id}/commands`
  const { token } = official
  return accept(
    office,
    command.type,
    await office.api.call({ token, path, schema: Card, method: 'POST', body }),
  )
}

export const triage: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (card?.step !== 'new') return false
  const meaning = office.meanings.find(sourceOf(card)?.text ?? '')
  const knowsTopic = (code: string): boolean => office.directory.topics.some((topic) => topic.code === code)
  const decision = decideTriage(card, { meaning, knowsTopic })
  return decision.type !== 'leave' && (await run(office, official, card, decision)) !== null
}

export const distribute: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card) return false
  const agencyCode = decideAgency(card, office.directory, office.refusals.get(item.id) ?? null)
  if (!agencyCode) return false
  return (await run(office, official, card, { type: 'assign', agencyCode, comment: '' })) !== null
}

/** «Not ours»: back to the dispatcher, with words. */
export const giveBack: Step = async (office, official, item) => {
  if (office.refusals.has(item.id)) return false
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.return) return false
  const reason = office.random.pick(office.library.answers.returns)
  const returned = await run(office, official, card, { type: 'return', reason, proposedAgencyCode: null })
  if (returned && card.agencyCode) office.refusals.set(item.id, card.agencyCode)
  return returned !== null
}

/** The coordinator names the executor, who takes the work later. */
export const appoint: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.assign_person || !card.agencyCode) return false
  const path = `/agencies/${card.agencyCode}/people`
  const staff = accept(office, 'read', await office.api.call({ token: official.token, path, schema: People }))
  const executor = staff?.people.find(({ role }) => role === 'executor')
  if (!executor) return false
  const command = { type: 'assign_person', unitCode: null, assigneeId: executor.id }
  return (await run(office, official, card, command)) !== null
}

export const take: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  return card?.abilities.take === true && (await run(office, official, card, { type: 'take' })) !== null
}

/** Reads what came meanwhile, writes, saves the draft as one does while thinking, and asks for approval. */
export const answer: Step = async (office, official, item) => {
  const opened = await readCard(office, official, item.id)
  if (!opened) return false
  const card = opened.abilities.read_follow_ups
    ? await run(office, official, opened, { type: 'read_follow_ups' })
    : opened
  if (!card?.abilities.submit) return false
  const { token } = official
  const path = `/incidents/${card.id}/answer`
  const before = accept(office, 'read', await office.api.call({ token, path, schema: Answer }))
  if (!before) return false
  const { kind, text } = composeAnswer(office, card, before)
  const revision = before.drafts.find(({ candidate }) => candidate === 1)?.revision ?? 0
  await saveDraft(office, official, { path, kind, text, revision })
  await pause(office.random.between(2500, 6000) / office.speed, office.signal)
  return submit(office, official, { card, path, kind, text, promise: promiseOf(office, before, kind) })
}

function composeAnswer(office: Office, card: Card, before: Answer): { kind: AnswerKind; text: string } {
  const groupCode = office.directory.topics.find(({ code }) => code === card.topicCode)?.groupCode ?? 'other'
  const writing = { ...office, card, groupCode, now: office.now() }
  const isFirst = before.versions.length === 0
  if (isFirst && isOneOf(0.14, card, 'weak')) return { kind: 'final', text: writeWeakAnswer(writing) }
  const mayPromise = before.promiseLimit !== null
  const kind = isFirst && mayPromise && isOneOf(0.06, card, 'interim') ? 'interim' : 'final'
  return { kind, text: writeAnswer(writing, kind) }
}

const PROMISED_MS = 5 * 24 * 3600_000

/** Within the reach of any role: five days. */
function promiseOf(office: Office, { promiseLimit }: Answer, kind: AnswerKind): Promised | null {
  if (kind === 'final') return null
  const latest = promiseLimit?.until ? Date.parse(promiseLimit.until) : Number.POSITIVE_INFINITY
  const dueAt = new Date(Math.min(office.now().getTime() + PROMISED_MS, latest)).toISOString()
  return { what: 'Закончим работы', who: 'администрация', dueAt, evidence: 'Фото после работ' }
}

type Promised = { what: string; who: string; dueAt: string; evidence: string }
type Draft = { path: string; kind: AnswerKind; text: string }

async function saveDraft(
  office: Office,
  { token }: Official,
  { path, kind, text, revision }: Draft & { revision: number },
): Promise<void> {
  const body = { kind, text, expectedRevision: revision }
  await office.api.call({ token, path: `${path}/draft`, schema: Answer, method: 'PUT', body })
}

async function submit(
  office: Office,
  { token }: Official,
  { card, path, kind, text, promise }: Draft & { card: Card; promise: Promised | null },
): Promise<boolean> {
  const body = { kind, text, promise, expectedVersion: card.version, overrideReason: '' }
  const request = { token, path: `${path}/submit`, schema: Card, method: 'POST' as const }
  const first = await office.api.call({ ...request, body })
  if (first.status !== 'refused' || first.code !== 'answer.reason_required') {
    return accept(office, 'submit', first) !== null
  }
  const overrideReason = office.random.pick(office.library.answers.overrides)
  const second = await office.api.call({ ...request, body: { ...body, overrideReason } })
  return accept(office, 'submit', second) !== null
}

export const approve: Step = async (office, official, item) => {
  const opened = await readCard(office, official, item.id)
  if (!opened) return false
  const card = opened.abilities.read_follow_ups
    ? await run(office, official, opened, { type: 'read_follow_ups' })
    : opened
  if (card?.step !== 'approval') return false
  const { token } = official
  const path = `/incidents/${card.id}/answer`
  const written = accept(office, 'read', await office.api.call({ token, path, schema: Answer }))
  const version = written ? pendingVersion(written) : null
  if (!version) return false
  const reasonCode = decideApproval({ text: version.text, question: questionOf(card) })
  const seen = { versionNo: version.versionNo, expectedVersion: card.version }
  const request = { token, schema: Card, method: 'POST' as const }
  if (reasonCode === null) {
    const approved = await office.api.call({ ...request, path: `${path}/approve`, body: seen })
    return accept(office, 'approve', approved) !== null
  }
  const comment = office.random.pick(office.library.answers.sendBack[reasonCode])
  const body = { ...seen, reasonCode, comment }
  return (
    accept(office, 'send_back', await office.api.call({ ...request, path: `${path}/send-back`, body })) !==
    null
  )
}

export const close: Step = async (office, official, item) => {
  const card = await readCard(office, official, item.id)
  if (!card?.abilities.close) return false
  const satisfaction = decideClosing(card, { find: office.meanings.find, now: office.now() })
  return (
    satisfaction !== null && (await run(office, official, card, { type: 'close', satisfaction })) !== null
  )
}
