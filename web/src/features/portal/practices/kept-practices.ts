/**
 * A practice that was pressed to be saved without a line waits in this browser as it was pressed, for its approval too,
 * and goes when the line is back: first its photographs, then it. What the server refuses stays, and is in its form when
 * that is opened again.
 */
import { isForLater } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED } from '../../../lib/line/kept.ts'
import { type KeptRefusal, keptRefusalOf, parseKept } from '../../../lib/line/kept-refusal.ts'
import { dropPictures, sendPictures } from './kept-pictures.ts'
import { changePractice, createPractice, type PracticeContent } from './practices.queries.ts'

/** `before`: of a practice that is there, how it stood when it was opened. */
export type Saving = {
  practiceId: string | null
  content: PracticeContent
  isSubmitted: boolean
  before: Record<string, unknown> | null
}
export type KeptPractice = Saving & { id: string; at: number; refused: KeptRefusal | null }

const prefixOf = (userId: string) => `work.${userId}.practice.`

/** False: this browser keeps nothing. */
function write(userId: string, kept: KeptPractice): boolean {
  const place = `${prefixOf(userId)}${kept.id}`
  writeStored(place, JSON.stringify(kept))
  window.dispatchEvent(new Event(KEPT_CHANGED))
  return readStored(place) !== null
}

export function dropKeptPractice(userId: string, id: string): void {
  writeStored(`${prefixOf(userId)}${id}`, null)
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

/** In the order in which they were pressed. */
function listKept(userId: string): KeptPractice[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readKept(readStored(key)) ?? [])
    .toSorted((one, two) => one.at - two.at)
}

function readKept(text: string | null): KeptPractice | null {
  const kept: Partial<KeptPractice> | null = parseKept(text)
  const isKept = typeof kept?.id === 'string' && typeof kept.content?.title === 'string'
  return isKept ? (kept as KeptPractice) : null
}

export function listWaitingPractices(userId: string): KeptPractice[] {
  return listKept(userId).filter(({ refused }) => refused === null)
}

/** What was refused of this practice, or of a new one. */
export function findRefusedPractice(userId: string, practiceId: string | null): KeptPractice | null {
  return listKept(userId).find((kept) => kept.refused !== null && kept.practiceId === practiceId) ?? null
}

/** Gives the id of the practice. */
export async function sendPractice({ practiceId, content, isSubmitted, before }: Saving): Promise<string> {
  if (practiceId === null) return (await createPractice({ ...content, isSubmitted })).id
  await changePractice(practiceId, { ...content, isSubmitted, ...(before && { before }) })
  return practiceId
}

/** False: nothing is kept here, so it has to be pressed again. */
export function keepPractice(userId: string, saving: Saving): boolean {
  return write(userId, { ...saving, id: randomId(), at: Date.now(), refused: null })
}

/** Null: the server has it. Without a line it throws, and it waits on. */
export async function sendKeptPractice(userId: string, kept: KeptPractice): Promise<KeptRefusal | null> {
  const ids = kept.content.pictures.map(({ id }) => id)
  try {
    const [refused] = await sendPictures(ids)
    if (refused) throw refused.error
    await sendPractice(kept)
  } catch (error) {
    if (isForLater(error)) throw error
    const refused = keptRefusalOf(error)
    write(userId, { ...kept, refused })
    return refused
  }
  dropKeptPractice(userId, kept.id)
  await dropPictures(ids)
  return null
}
