import type { Tx } from '../../../platform/database/db.ts'
import { type Question, saveQuestions } from '../questions/index.ts'
import type { Livestream, LivestreamDeps } from '../stream/index.ts'
import { isOwedWork } from './domain/owed-work.ts'
import { type Danger, putOnControl } from './put-on-control.ts'

type Changes = {
  stream: Pick<Livestream, 'id' | 'step' | 'municipalityCode'>
  changed: readonly Question[]
  /** By question: the words of a danger. */
  dangers?: ReadonlyMap<string, Danger>
}

/** Saves changed questions and opens the incidents they need: questions reopened after the end, and dangers at any time. */
export async function saveChanged(
  tx: Tx,
  { stream, changed, dangers = new Map() }: Changes,
  deps: LivestreamDeps,
): Promise<void> {
  const owed = changed.filter((question) =>
    isOwedWork(question, { step: stream.step, isDanger: dangers.has(question.id) }),
  )
  const controlled = await putOnControl(tx, { stream, questions: owed, dangers }, deps)
  await saveQuestions(
    tx,
    stream.id,
    changed.map((question) => controlled.get(question.id) ?? question),
  )
}
