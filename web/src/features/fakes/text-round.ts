/** What is written now, and what it must not repeat. Pure. */
import type { FakeResponse, FakeStep } from '@veche/contract/fakes.ts'

export type FakeText = FakeResponse['texts'][number]
type Card = Pick<FakeResponse, 'step' | 'publishedAt' | 'texts'>

const ROUND: readonly FakeStep[] = ['facts', 'verdict', 'text', 'approval', 'publication']

/** What we have said and set right now; null: nothing of ours is being corrected. */
export function refutedText({ step, publishedAt, texts }: Card): FakeText | null {
  if (publishedAt === null || !ROUND.includes(step)) return null
  return texts.findLast(({ isPublished }) => isPublished) ?? null
}

/** The last one written since: where the writer goes on. */
export function textOfRound(fake: Card): FakeText | null {
  const last = fake.texts.at(-1) ?? null
  const refuted = refutedText(fake)
  return last && refuted && last.no <= refuted.no ? null : last
}

type DraftCard = Pick<FakeResponse, 'claim' | 'truth' | 'verdict' | 'evidence'>
type Translate = (key: string, values: Record<string, string>) => string

/** A first draft from what is known; empty where nothing is. */
export function draftTexts(
  { claim, truth, verdict, evidence }: DraftCard,
  { isCorrection, t }: { isCorrection: boolean; t: Translate },
): { reply: string; post: string } {
  if (verdict === null || truth.trim() === '') return { reply: '', post: '' }
  const paper = evidence.find(
    ({ kind, file }) => kind === 'register' || (kind === 'document' && file !== null),
  )
  const parts = [
    isCorrection && t('fakes.draft.mistake', {}),
    t(`fakes.draft.says.${verdict}`, { claim }),
    sentence(truth),
    paper && t('fakes.draft.paper', { title: paper.title }),
  ]
  const reply = parts.filter(Boolean).join(' ')
  return { reply, post: `${t('fakes.draft.told', { claim })} ${reply}` }
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`
}
