/** A correction of our own mistake says something else than the mistake. Pure. */
import { speaksOfMistake } from '@veche/contract/rules/correction-words.ts'
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import { ConflictError, InvalidError } from '../../../../platform/errors.ts'
import type { FakeState } from '../../card/domain/fake.ts'

export type Said = {
  no: number
  reply: string
  post: string
  truth: string
  /** SHA-256 of its picture. */
  picture: string | null
}
type Field = 'reply' | 'post' | 'truth' | 'pictureId'

const ROUND = ['facts', 'verdict', 'text', 'approval', 'publication']

/** True if a published verdict is being corrected. */
export function isCorrection({ step, publishedAt }: Pick<FakeState, 'step' | 'publishedAt'>): boolean {
  return publishedAt !== null && ROUND.includes(step)
}

/**
 * Every text that would leave is compared, and the picture, which is drawn from them. What is true may have been right
 * under a wrong verdict: then somebody has confirmed it in this round.
 */
export function assertSaysAnew(
  text: Omit<Said, 'no'>,
  refuted: Said,
  { isTruthConfirmed, isVerdictAnother }: { isTruthConfirmed: boolean; isVerdictAnother: boolean },
): void {
  const mayKeepTruth = refuted.truth === '' || (isTruthConfirmed && isVerdictAnother)
  const repeated: readonly [Field, boolean][] = [
    ['reply', isSameWords(text.reply, refuted.reply)],
    ['post', isSameWords(text.post, refuted.post)],
    ['pictureId', text.picture !== null && text.picture === refuted.picture],
    ['truth', !mayKeepTruth && isSameWords(text.truth, refuted.truth)],
  ]
  const field = repeated.find(([, is]) => is)?.[0]
  if (field !== undefined) throw new ConflictError(`fake.same_${CODES[field]}`, { field, textNo: refuted.no })
}

const CODES: Record<Field, string> = { reply: 'reply', post: 'post', truth: 'truth', pictureId: 'picture' }

/** In a correction the truth is rewritten, or somebody says that it stays. */
export function assertTruthLooked(
  { truth, isConfirmed }: { truth: string; isConfirmed: boolean },
  refuted: Said | null,
): void {
  if (refuted === null || isConfirmed || !isSameWords(truth, refuted.truth)) return
  throw new ConflictError('fake.truth_unconfirmed', { field: 'truth', textNo: refuted.no })
}

/** The product adds this sentence itself, and only where our mistake stands: the same text also goes to new places. */
export function assertLeavesMistakeOut(text: Pick<Said, 'reply' | 'post'>): void {
  const field = (['reply', 'post'] as const).find((one) => speaksOfMistake(text[one]))
  if (field !== undefined) throw new InvalidError('fake.mistake_in_text', { field })
}
