/**
 * Cards that were read and answers that were given stay in this browser until the server has them. A card counts once
 * by its title and an answer once by its attempt, so a repeat after a lost response changes nothing.
 */
import type { AnswerResponse } from '@veche/contract/portal/courses.ts'
import { isForLater } from '../../../lib/api.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED } from '../../../lib/line/kept.ts'
import { sendAnswer, sendSeen } from './courses.queries.ts'

export type KeptCard = { kind: 'card'; courseId: string; card: string; at: number }
export type KeptAnswer = {
  kind: 'answer'
  courseId: string
  attemptId: string
  versionNo: number
  questionNo: number
  chosen: number[]
  at: number
}
export type KeptStep = KeptCard | KeptAnswer

const prefixOf = (userId: string) => `courses.${userId}.`

function keyOf(userId: string, step: KeptStep): string {
  const name = step.kind === 'card' ? `card.${step.card}` : `answer.${step.attemptId}.${step.questionNo}`
  return `${prefixOf(userId)}${step.courseId}.${name}`
}

export function keepStep(userId: string, step: KeptStep): void {
  writeStored(keyOf(userId, step), JSON.stringify(step))
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

function dropStep(userId: string, step: KeptStep): void {
  writeStored(keyOf(userId, step), null)
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

/** In the order in which they were made. What another version of the product wrote and nobody can read is let go of. */
export function listKeptSteps(userId: string): KeptStep[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readStep(readStored(key)) ?? [])
    .toSorted((one, two) => one.at - two.at)
}

function readStep(text: string | null): KeptStep | null {
  try {
    const step: Partial<KeptStep> | null = JSON.parse(text ?? 'null')
    if (step === null || typeof step.courseId !== 'string' || typeof step.at !== 'number') return null
    if (step.kind === 'card' && typeof step.card === 'string') return step as KeptCard
    return step.kind === 'answer' && typeof step.attemptId === 'string' && Array.isArray(step.chosen)
      ? (step as KeptAnswer)
      : null
  } catch {
    return null
  }
}

async function send(step: KeptStep): Promise<AnswerResponse | null> {
  if (step.kind === 'card') {
    await sendSeen(step.courseId, [step.card])
    return null
  }
  const { attemptId, versionNo, questionNo, chosen } = step
  return sendAnswer(step.courseId, { attemptId, versionNo, questionNo, chosen })
}

/** What the server said of a step is on the screen before the step is let go of here. */
type Settle = (step: KeptStep, answer: AnswerResponse | null) => void
export type Sent = { step: KeptStep; error: unknown }
let running: Promise<Sent[]> | null = null

/** One run at a time in this window; whatever the server did not take for good stays for the next. */
export async function sendKeptSteps(userId: string, settle: Settle): Promise<Sent[]> {
  // What was made during a run may have missed it.
  while (running) await running
  running = sendAll(userId, settle).finally(() => {
    running = null
  })
  return running
}

async function sendAll(userId: string, settle: Settle): Promise<Sent[]> {
  const sent: Sent[] = []
  for (const step of listKeptSteps(userId)) {
    try {
      settle(step, await send(step))
      sent.push({ step, error: null })
    } catch (error) {
      if (isForLater(error)) return sent
      sent.push({ step, error })
    }
    dropStep(userId, step)
  }
  return sent
}
