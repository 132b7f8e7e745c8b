/** Lets one person write an answer and another look it through, in two steps. */

import { drawPhoto } from '../../../lib/photo.ts'
import type { Official } from '../../protocol.ts'
import { sceneOf } from '../../residents/scene-of.ts'
import { pause } from '../../waiting.ts'
import { decideApproval, isOneOf, pendingVersion, type SendBackReason } from '../decisions.ts'
import { count, type Office, readCard, run, type Step } from '../office.ts'
import { Answer, AnswerFile, Card, type ListItem } from '../shapes.ts'
import { isLeftToPerson, isWrittenByPerson } from '../touched.ts'
import { type AnswerKind, writeAnswer, writeWeakAnswer } from './answer-text.ts'
import { findReply, questionOf } from './choose-reply.ts'
import { decidePromiseDay, type Promised, promiseUntil } from './promising.ts'

type Outcome = 'solved' | 'explained' | 'not_solved'
export type Plan = {
  kind: AnswerKind
  /** Null: the answer is in the official's own words. */
  text: string | null
  outcome: Outcome
  /** Of an interim answer. */
  promisedAt: Date | null
}
type Written = {
  kind: AnswerKind
  text: string
  outcome: Outcome
  promise: Promised | null
  fileIds: string[]
}
/** The share of approvers so tired that a stock phrase passes. */
const LET_THROUGH = 0.3

/** Reads what came meanwhile, writes, saves the draft as one does while thinking, and asks for approval. */
export const answer: Step = (office, official, item) => answerAs(office, official, { item, plan: null })

export async function answerAs(
  office: Office,
  official: Official,
  { item, plan }: { item: Pick<ListItem, 'id'>; plan: Plan | null },
): Promise<boolean> {
  const card = await readFresh(office, official, item.id)
  if (!card?.abilities.submit || (await isLeftToPerson(office, card))) return false
  const { token } = official
  const path = `/incidents/${card.id}/answer`
  const before = count(office, 'read', await office.api.call({ token, path, schema: Answer }))
  if (!before || isWrittenByPerson(card.id, before, office.played)) return false
  const decided = plan ?? decidePlan(office, card, before)
  const fileIds = await bringPhotos(office, official, { card, path, plan: decided })
  const written = { ...write(office, { card, before, plan: decided }), fileIds }
  // Somebody began to write in the meantime.
  if (!(await saveDraft(office, official, { card, path, before, written }))) return false
  await pause(office.random.between(2500, 6000) / office.speed, office.signal)
  return submit(office, official, { card, path, written })
}

async function readFresh(office: Office, official: Official, id: string): Promise<Card | null> {
  const card = await readCard(office, official, id)
  return card?.abilities.read_follow_ups ? run(office, official, card, { type: 'read_follow_ups' }) : card
}

/**
 * Mends nothing in the first minutes: what is broken gets a day first. A promise that runs is kept, or moved on by
 * another one; a question is answered.
 */
function decidePlan(office: Office, card: Card, { versions, promiseLimit }: Answer): Plan {
  const reply = findReply(card, office)
  const final: Plan = { kind: 'final', text: null, outcome: 'explained', promisedAt: null }
  if (versions.length === 0 && isOneOf(0.14, card, 'weak')) return { ...final, text: writeWeakAnswer(office) }
  const wasAnswered = card.thread.some(({ direction }) => direction === 'out')
  const isMoved = card.promiseDueAt !== null && isOneOf(0.25, card, 'moved') && versions.length < 3
  const isPromising = wasAnswered
    ? isMoved
    : PROMISED[reply.type] > 0 && isOneOf(PROMISED[reply.type], card, 'interim')
  if (isPromising && promiseLimit !== null)
    return { ...final, kind: 'interim', promisedAt: decidePromiseDay(office, card, promiseLimit) }
  if (!wasAnswered || reply.type !== 'trouble') return final
  return { ...final, outcome: isOneOf(0.06, card, 'unsolved') ? 'not_solved' : 'solved' }
}

/** The share of first answers that promise a day and stay open. What nobody has foreseen always does. */
const PROMISED = { trouble: 0.5, ask: 0, unknown: 1 }

function write(
  office: Office,
  { card, before, plan }: { card: Card; before: Answer; plan: Plan },
): Omit<Written, 'fileIds'> {
  const reply = findReply(card, office)
  const writing = { ...office, card, reply, now: office.now(), plannedAt: plan.promisedAt }
  const isDone = plan.kind === 'final' && plan.outcome === 'solved'
  const text = plan.text ?? writeAnswer(writing, { isDone })
  const { outcome, kind } = plan
  if (kind === 'final' || plan.promisedAt === null) return { kind: 'final', text, outcome, promise: null }
  return { kind, text, outcome, promise: promiseUntil(plan.promisedAt, before.promiseLimit) }
}

const PHOTOGRAPHED = 0.5
const PHOTOS = [
  { label: 'before', name: 'До работ.png' },
  { label: 'after', name: 'После работ.png' },
] as const
/** A signed sheet where there is nothing to photograph, neither before nor after. */
const SHEETS = [{ label: 'document', name: 'Акт о выполнении.png' }] as const

/** Half of them show what was mended. */
async function bringPhotos(
  office: Office,
  { token }: Official,
  { card, path, plan }: { card: Card; path: string; plan: Plan },
): Promise<string[]> {
  if (plan.kind !== 'final' || plan.outcome !== 'solved' || !isOneOf(PHOTOGRAPHED, card, 'photo')) return []
  const ids: string[] = []
  const scene = sceneOf(card.topicCode)
  for (const { label, name } of scene === 'act' ? SHEETS : PHOTOS) {
    const query = new URLSearchParams({ label, name })
    const body = drawPhoto(scene, label === 'document' ? 'after' : label, card.number)
    const request = { token, path: `${path}/files?${query}`, method: 'POST' as const, body }
    const brought = count(office, 'photo', await office.api.call({ ...request, schema: AnswerFile }))
    if (brought) ids.push(brought.id)
  }
  return ids
}

type Draft = { path: string; written: Written }

async function saveDraft(
  office: Office,
  { token }: Official,
  { card, path, before, written: { kind, text, fileIds } }: Draft & { card: Card; before: Answer },
): Promise<boolean> {
  const expectedRevision = before.drafts.find(({ candidate }) => candidate === 1)?.revision ?? 0
  const body = { kind, text, fileIds, expectedRevision }
  const saved = await office.api.call({ token, path: `${path}/draft`, schema: Answer, method: 'PUT', body })
  if (saved.status !== 'ok') return false
  office.played.written.add(card.id)
  return true
}

async function submit(
  office: Office,
  { token }: Official,
  { card, path, written }: Draft & { card: Card },
): Promise<boolean> {
  const body = { ...written, expectedVersion: card.version, overrideReason: '' }
  const request = { token, path: `${path}/submit`, schema: Card, method: 'POST' as const }
  const first = await office.api.call({ ...request, body })
  if (first.status !== 'refused' || first.code !== 'answer.reason_required') {
    return count(office, 'submit', first) !== null
  }
  const overrideReason = office.random.pick(office.phrasebook.answers.overrides)
  const second = await office.api.call({ ...request, body: { ...body, overrideReason } })
  return count(office, 'submit', second) !== null
}

export const approve: Step = async (office, official, item) => {
  const pending = await readPending(office, official, item.id)
  if (!pending) return false
  const { card, text } = pending
  const found = decideApproval({ text, question: questionOf(card) })
  if (found !== null && !isOneOf(LET_THROUGH, card, 'let_through'))
    return refuse(office, official, { pending, reasonCode: found })
  const { path, body } = pending
  const request = { token: official.token, path: `${path}/approve`, schema: Card, method: 'POST' as const }
  return count(office, 'approve', await office.api.call({ ...request, body })) !== null
}

/** Sends the answer back with what is wrong with it, or because no day is named. */
export const sendBack: Step = async (office, official, item) => {
  const pending = await readPending(office, official, item.id)
  if (!pending) return false
  const found = decideApproval({ text: pending.text, question: questionOf(pending.card) })
  return refuse(office, official, { pending, reasonCode: found ?? 'no_date' })
}

type Pending = {
  card: Card
  text: string
  path: string
  body: { versionNo: number; expectedVersion: number }
}

async function readPending(office: Office, official: Official, id: string): Promise<Pending | null> {
  const card = await readFresh(office, official, id)
  if (card?.step !== 'approval') return null
  const path = `/incidents/${card.id}/answer`
  const { token } = official
  const written = count(office, 'read', await office.api.call({ token, path, schema: Answer }))
  const version = written ? pendingVersion(written) : null
  if (!version) return null
  return {
    ...{ card, text: version.text, path },
    body: { versionNo: version.versionNo, expectedVersion: card.version },
  }
}

async function refuse(
  office: Office,
  { token }: Official,
  { pending, reasonCode }: { pending: Pending; reasonCode: SendBackReason },
): Promise<boolean> {
  const comment = office.random.pick(office.phrasebook.answers.sendBack[reasonCode])
  const body = { ...pending.body, reasonCode, comment }
  const path = `${pending.path}/send-back`
  const back = await office.api.call({ token, path, schema: Card, method: 'POST', body })
  return count(office, 'send_back', back) !== null
}
