/** What is written now, and what it must not repeat. Pure. */
import type { FakeResponse, FakeStep } from '@veche/contract/fakes.ts'
import { DENIAL } from '@veche/contract/rules/replies/outgoing-words.ts'

export type FakeText = FakeResponse['texts'][number]
type Card = Pick<FakeResponse, 'step' | 'publishedAt' | 'texts'>

const ROUND: readonly FakeStep[] = ['facts', 'verdict', 'text', 'approval', 'publication']

/** Something of ours is out and is being set right. */
export function isBeingCorrected({ step, publishedAt }: Pick<Card, 'step' | 'publishedAt'>): boolean {
  return publishedAt !== null && ROUND.includes(step)
}

/** What we have said and set right now; null: nothing of ours is being corrected. */
export function refutedText({ texts, ...card }: Card): FakeText | null {
  if (!isBeingCorrected(card)) return null
  return texts.findLast(({ isPublished }) => isPublished) ?? null
}

/** The last one written since: where the writer goes on. */
export function textOfRound(fake: Card): FakeText | null {
  const last = fake.texts.at(-1) ?? null
  const refuted = refutedText(fake)
  return last && refuted && last.no <= refuted.no ? null : last
}

type DraftCard = Pick<FakeResponse, 'claim' | 'truth' | 'verdict' | 'evidence'>

/** A first draft from what is known; empty where nothing is. Of our own mistake the product speaks where it stands. */
export function draftTexts({ claim, truth, verdict, evidence }: DraftCard): { reply: string; post: string } {
  if (verdict === null || truth.trim() === '') return { reply: '', post: '' }
  const paper = evidence.find(
    ({ kind, file }) => kind === 'register' || (kind === 'document' && file !== null),
  )
  const parts = [DENIAL.says(verdict), sentence(truth), paper && DENIAL.confirmedBy(paper.title)]
  const reply = parts.filter(Boolean).join(' ')
  return { reply, post: `${DENIAL.told(claim)} ${reply}` }
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`
}
