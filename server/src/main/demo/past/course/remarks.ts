/** What the list of formal replies remarks on in a text, and what its writer gives as a reason. */
import { checkAnswer, countGrams, type Grams, similarityOfGrams } from '../../../../modules/answers/index.ts'
import { type Composed, chooseOverride, type Outcome } from '../words/compose-answer.ts'
import type { PastPromise } from './life.ts'
import type { Walk } from './walk.ts'
import type { World as PastWorld, Person } from './world.ts'

export type Written = Composed & {
  kind: 'interim' | 'final'
  outcome: Outcome
  promise: Pick<PastPromise, 'what' | 'who' | 'evidence' | 'dueAt'> | null
  hasPhoto: boolean
  fileIds: string[]
  writer: Person
  at: Date
}

/** How many of a writer's last texts a new one is compared with. */
const COMPARED = 50
const TEXT_LIMIT = 4000

/** What each writer has written lately: an answer that repeats another is remarked on. */
export type Desk = { likenessOf: (writerId: string, written: Composed) => number }

export function createDesk(): Desk {
  const last = new Map<string, { template: string; grams: Grams }[]>()
  return {
    likenessOf(writerId, { template, text }) {
      const known = last.get(writerId) ?? []
      const grams = countGrams(text)
      last.set(writerId, [{ template, grams }, ...known].slice(0, COMPARED))
      const alike = known.filter((one) => one.template === template)
      return Math.max(0, ...alike.map((one) => similarityOfGrams(grams, one.grams)))
    },
  }
}

type World = Pick<PastWorld, 'directory' | 'settings' | 'wallOf'>

/** What the list remarks on in a text, but for its likeness to others. */
function listRemarks(walk: Walk, written: Written, { directory, settings, wallOf }: World): string[] {
  const { asked, state, life } = walk
  const topic = directory.topics.find(({ code }) => code === state.topicCode)
  const promisedAt = written.promise?.dueAt ?? state.promiseDueAt
  const question = life.messages.flatMap(({ direction, text }) => (direction === 'in' ? [text] : []))
  const { date, time } = wallOf(written.at)
  const checks = checkAnswer({
    ...{
      kind: written.kind,
      text: written.text,
      privateText: '',
      isPublished: false,
      likeness: null,
      disagreements: null,
    },
    outcome: written.kind === 'final' ? written.outcome : null,
    ...{ hasManyRecipients: state.memberCount > 1, question: question.join('\n'), textLimit: TEXT_LIMIT },
    ...{ now: { day: date, time }, promisedDay: promisedAt && wallOf(promisedAt).date },
    standingDay: state.promiseDueAt && wallOf(state.promiseDueAt).date,
    authorFirstName: nameOf(asked)?.split(' ')[0] ?? null,
    isTopicPhysical: topic?.isPhysical === true,
    ...{ hasPhotoAfter: written.hasPhoto, hasPhoto: written.hasPhoto },
    stopPhrases: settings.stopPhrases,
  })
  return checks.flatMap(({ code, state: found }) => (found === 'attention' ? [code] : []))
}

/** With what the list remarks on. */
export type Checked = Written & { remarks: readonly string[] }

const WORDS_MEND = (code: string) => code !== 'photo_given'
const MOST_TRIES = 3

/** Written anew while the list has something to remark on that other words would mend. */
export function writeWell(walk: Walk, write: () => Written, { world }: { world: World }): Checked {
  const check = (written: Written): Checked => ({ ...written, remarks: listRemarks(walk, written, world) })
  let best = check(write())
  for (let tries = 1; tries < MOST_TRIES && best.remarks.some(WORDS_MEND); tries += 1) {
    const next = check(write())
    if (next.remarks.length < best.remarks.length) best = next
  }
  return best
}

/** What its writer gives as a reason; empty where nothing was remarked on. */
export function findOverride(
  walk: Walk,
  written: Checked,
  { world, desk }: { world: World; desk: Desk },
): string {
  const isCopy = desk.likenessOf(written.writer.id, written) >= world.settings.similarityLimit
  const remark = written.remarks[0] ?? (isCopy ? 'not_a_copy' : null)
  if (remark === null) return ''
  const why = remark === 'photo_given' ? 'photo' : remark === 'not_a_copy' ? 'copy' : 'other'
  return chooseOverride(why, walk.chance)
}

/** The form asks for no name. */
export function nameOf({ resident }: Walk['asked']): string | null {
  return resident.network === 'form' ? null : resident.name
}
