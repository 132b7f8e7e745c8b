import type { Tx } from '../../platform/db.ts'
import { isOpenQuestion, type Question } from './domain/question.ts'
import type { Livestream } from './livestreams.repository.ts'
import type { LivestreamDeps } from './livestreams-context.ts'
import { putOnControl } from './put-on-control.ts'
import { saveQuestions } from './question-changes.repository.ts'

/** Once the stream is over nothing waits without work on it: what opens again is on control at once. */
export async function saveChanged(
  tx: Tx,
  {
    stream,
    changed,
  }: { stream: Pick<Livestream, 'id' | 'step' | 'municipalityCode'>; changed: readonly Question[] },
  deps: LivestreamDeps,
): Promise<void> {
  const isOver = stream.step === 'follow_up' || stream.step === 'cancelled'
  const open = isOver ? changed.filter(({ state }) => isOpenQuestion(state)) : []
  const controlled = await putOnControl(tx, { stream, questions: open }, deps)
  await saveQuestions(
    tx,
    stream.id,
    changed.map((question) => controlled.get(question.id) ?? question),
  )
}
