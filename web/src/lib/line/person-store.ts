/**
 * What this browser holds of one person. Every key of a person says what it is and then whose: `work.<id>…`, `draft.<id>…`.
 * A kind that this file does not know counts as begun words, so that nothing new is forgotten without a question; a form
 * where nothing was typed holds no words.
 */
import { listStoredKeys, readStored, writeStored } from '../browser/storage.ts'
import { keepThings, THINGS_OF_PEOPLE } from '../files/kept-things.ts'
import { forgetOld, isWordless } from '../forms/use-begun.ts'
import { LEFT } from './kept.ts'
import { parseKept } from './kept-refusal.ts'

export const UNSENT = ['answers', 'acts', 'messages', 'photos', 'surveys', 'words'] as const
/** How many of each kind the server has not. */
export type Unsent = Record<(typeof UNSENT)[number], number>

const KIND_OF: Readonly<Record<string, keyof Unsent | null>> = {
  ...{ draft: 'answers', outbox: 'answers', mend: 'answers' },
  ...{ work: 'acts', takes: 'acts', bulletins: 'acts', courses: 'acts', 'air-unsent': 'acts' },
  ...{ 'chat-draft': 'messages', 'chat-unsent': 'messages', pulse: 'surveys' },
  // How the screen stands, and why an answer that is counted above was refused.
  ...{ bursts: null, tour: null, refused: null },
}

type Thing = { id: string; userId?: string; incidentId?: string }

function keysOf(userId: string): string[] {
  return listStoredKeys('').filter((key) => key.split('.')[1] === userId)
}

/** An answer is one however many of its candidates lie here. */
function countedAs(key: string): string {
  const [kind = '', , incidentId] = key.split('.')
  return KIND_OF[kind] === 'answers' ? `answer ${incidentId}` : key
}

export async function countUnsent(userId: string): Promise<Unsent> {
  forgetOld()
  const unsent: Unsent = { answers: 0, acts: 0, messages: 0, photos: 0, surveys: 0, words: 0 }
  const withWords = keysOf(userId).filter((key) => !isWordless(key))
  const counted = new Map(withWords.map((key) => [countedAs(key), key.split('.')[0] ?? '']))
  for (const name of counted.values()) {
    const kind = name in KIND_OF ? KIND_OF[name] : 'words'
    if (kind) unsent[kind] += 1
  }
  // Those of parts, sub-tasks and practices lie with an act that is counted, those of a chat with its words.
  unsent.photos = (await keepThings<Thing>('photos').list()).filter((one) => one.userId === userId).length
  return unsent
}

/** A question that something unsent is of; `number` where it was kept along. */
export type UnsentQuestion = { id: string; number: number | null }
export type UnsentQuestions = Record<(typeof UNSENT)[number], UnsentQuestion[]>

/** Lists, kind by kind, the questions to which belongs what the server has not. What is of no question names none. */
export async function listUnsentQuestions(userId: string): Promise<UnsentQuestions> {
  const found: UnsentQuestions = { answers: [], acts: [], messages: [], photos: [], surveys: [], words: [] }
  const add = (kind: keyof Unsent, { id, number }: UnsentQuestion) => {
    const known = found[kind].find((one) => one.id === id)
    if (known) known.number ??= number
    else found[kind].push({ id, number })
  }
  for (const key of keysOf(userId)) {
    const [name = '', , incidentId = ''] = key.split('.')
    const kind = KIND_OF[name]
    if (kind === 'answers' && isId(incidentId)) add(kind, { id: incidentId, number: null })
    if (kind !== 'acts') continue
    const { incidentId: id, body } = parseKept(readStored(key)) ?? {}
    const number = (body as { number?: unknown } | undefined)?.number
    if (isId(id)) add(kind, { id, number: typeof number === 'number' ? number : null })
  }
  for (const { userId: owner, incidentId: id } of await keepThings<Thing>('photos').list())
    if (owner === userId && isId(id)) add('photos', { id, number: null })
  return found
}

const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f-]{36}$/.test(text)

/** Nothing of the person stays: what was kept, what was read, and bytes that nobody's words name any more. */
export async function forgetPerson(userId: string): Promise<void> {
  for (const key of keysOf(userId)) writeStored(key, null)
  writeStored('commands', null)
  const others = listStoredKeys('').map((key) => readStored(key) ?? '')
  for (const name of THINGS_OF_PEOPLE) {
    const things = keepThings<Thing>(name)
    for (const { id, userId: owner } of await things.list())
      if (owner === userId || (owner === undefined && !others.some((text) => text.includes(id))))
        await things.drop(id)
  }
  // The worker drops the same at the door; there may be none.
  if (typeof caches !== 'undefined') await caches.delete('veche-tasks-1').catch(() => false)
  // Other windows of the person hear of it.
  writeStored(LEFT, userId)
  writeStored(LEFT, null)
}
