/**
 * What anyone may read of what we have checked: the claim in our words, what we found, what we said, where and how
 * soon, and where we were wrong ourselves. Nothing of those who passed the rumour on, nor their words. Nothing that only
 * one of us has said: a paper counts from the approval of a text on, a mistake from the publication of its correction.
 */
import type { EvidenceKind, FakeStep, Verdict } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import { publicTextOf } from '../../answers/index.ts'
import { isCorrection } from '../text/index.ts'
import {
  countAnsweredPlaces,
  findShownFake,
  findShownText,
  listEvidence,
  listMistakes,
  listPublishedTexts,
  listShownFakes,
  PAGE,
} from './public-fakes.repository.ts'

export type CheckedItem = { number: number; claim: string; verdict: Verdict | null; publishedAt: Date }
export type PublicFake = CheckedItem & {
  /** The present verdict; null while the card is judged again. */
  said: PublicText | null
  /** The verdict that is being judged again; null while it stands. */
  doubted: (PublicText & { since: Date }) | null
  /** Our earlier texts that were wrong, the latest first. */
  refuted: PublicText[]
  hasPicture: boolean
  signalledAt: Date
  /** Public documents have an address. */
  evidence: { kind: EvidenceKind; title: string; url: string | null }[]
  /** Null: a place of none of our networks. */
  answered: { network: string | null; count: number }[]
  /** `verdictBefore`: null where only facts were wrong. */
  corrections: Mistake[]
}
type Mistake = { at: Date; reason: string; verdictBefore: Verdict | null }
export type PublicText = { post: string; truth: string }

/**
 * The latest first; `after` is the number of the last one of the page before. `firstOf`: those of this municipality come first,
 * and there is no next page in that order.
 */
export async function listChecked(
  db: Db,
  { search, after, firstOf = null }: { search: string; after: number; firstOf?: string | null },
): Promise<{ fakes: (CheckedItem & { municipalityCode: string | null })[]; next: number | null }> {
  const rows = await listShownFakes(db, { search, after, firstOf })
  const page = rows.slice(0, PAGE)
  return {
    fakes: page.map(({ step, ...row }) => ({
      ...{ ...row, claim: publicTextOf(row.claim) },
      verdict: standingVerdict({ ...row, step }),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  }
}

/** A new verdict is not public until it is published. */
function standingVerdict(fake: {
  step: FakeStep
  publishedAt: Date
  verdict: Verdict | null
}): Verdict | null {
  return isCorrection(fake) ? null : fake.verdict
}

/** Null: no such card, or nobody was told of it yet. */
export async function readChecked(db: Db, number: number): Promise<PublicFake | null> {
  const fake = await findShownFake(db, number)
  if (!fake) return null
  const { id, step, ...shown } = fake
  const verdict = standingVerdict(fake)
  const [texts, answered, mistakes] = await Promise.all([
    listPublishedTexts(db, id),
    countAnsweredPlaces(db, id),
    listMistakes(db, id),
  ])
  const isDoubted = isCorrection(fake)
  const since = isDoubted ? mistakes.at(-1)?.at : undefined
  // A correction that is not in all its places yet does not stand.
  const [last, ...before] =
    isDoubted && step === 'publication' ? texts.filter(({ isNewest }) => !isNewest) : texts
  const evidence = last?.decidedAt ? await listEvidence(db, id, last.decidedAt) : []
  return {
    ...{ ...shown, verdict, answered, hasPicture: !isDoubted && last?.hash != null },
    said: last && !isDoubted ? presentText(last) : null,
    doubted: last && since ? { ...presentText(last), since } : null,
    refuted: before.map(presentText),
    claim: publicTextOf(shown.claim),
    evidence: evidence.map((row) => ({ ...row, title: publicTextOf(row.title) })),
    corrections: presentMistakes(mistakes, { fake, texts }),
  }
}

type PublishedText = Awaited<ReturnType<typeof listPublishedTexts>>[number]

/** Mistakes whose correction is published, in the words approved with it. A mistake without a text of its own is left out. */
function presentMistakes(
  mistakes: Awaited<ReturnType<typeof listMistakes>>,
  { fake, texts }: { fake: Parameters<typeof standingVerdict>[0]; texts: readonly PublishedText[] },
): Mistake[] {
  const corrected = isCorrection(fake) ? mistakes.slice(0, -1) : mistakes
  return corrected.flatMap(({ verdictBefore, ...row }, at) => {
    const next = mistakes[at + 1]
    const after = next?.verdictBefore ?? fake.verdict
    const text = texts.find(({ writtenAt }) => writtenAt >= row.at && (!next || writtenAt < next.at))
    // The first text corrects nothing.
    if (!text || text === texts.at(-1)) return []
    return {
      ...{ ...row, reason: publicTextOf(text.mistake ?? row.reason) },
      verdictBefore: after === verdictBefore ? null : verdictBefore,
    }
  })
}

function presentText({ post, truth }: PublicText): PublicText {
  return { post: publicTextOf(post), truth: publicTextOf(truth) }
}

/** Of the text that stands in public; other files of a card are shown to nobody. */
export async function findCheckedPicture(
  db: Db,
  number: number,
): Promise<{ hash: string; contentType: string } | null> {
  const fake = await findShownText(db, number)
  const [text] = fake && !isCorrection(fake) ? await listPublishedTexts(db, fake.id) : []
  if (!text || text.hash === null || !text.contentType?.startsWith('image/')) return null
  return { hash: text.hash, contentType: text.contentType }
}
