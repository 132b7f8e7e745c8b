/** The texts of an executor: a promise or a final answer, written so that the list has little to remark on, and brought out. */
import { composeFinal, composeInterim, composeWeak, type Outcome } from '../words/compose-answer.ts'
import { type Leading, type Office, qualityOf, type Truth } from './office.ts'
import { attachPhotos } from './photographing.ts'
import { promiseAhead } from './promising.ts'
import { handIn, publish, sendBack } from './publishing.ts'
import { type Checked, nameOf, writeWell } from './remarks.ts'
import { hoursOf, isUrgent, later } from './times.ts'
import type { Walk } from './walk.ts'
import type { Person } from './world.ts'

/** An interim answer: what will be done by which day. */
export function* writePromise(walk: Walk, leading: Leading, at: Date): Generator<Date, void> {
  const promised = promiseAhead(walk, at, leading.office)
  const { office } = leading
  const text = { kind: 'interim', outcome: 'explained', promise: promised, hasPhoto: false } as const
  const by = { at, writer: writerOf(walk, office), fileIds: [] }
  const write = () => ({ ...text, ...by, ...composeInterim(telling(walk, office, at), promised.dueAt) })
  yield* bringOut(walk, leading, writeWell(walk, write, office))
}

export function* writeFinal(
  walk: Walk,
  leading: Leading,
  { at, truth }: { at: Date; truth: Truth },
): Generator<Date, void> {
  const { office } = leading
  const outcome: Outcome = truth === 'called_solved' || truth === 'promised' ? 'solved' : truth
  const by = writerOf(walk, office)
  const fileIds = truth === 'solved' ? attachPhotos(walk, office, { at, by }) : []
  const text = { kind: 'final', outcome, promise: null, hasPhoto: fileIds.length > 0 } as const
  const write = () => ({
    ...text,
    fileIds,
    at,
    writer: by,
    ...composeFinal(telling(walk, office, at), outcome),
  })
  yield* bringOut(walk, leading, writeWell(walk, write, office))
}

export const writerOf = ({ state }: Walk, { world }: Office): Person =>
  world.staff.executorOf(state.agencyCode ?? '')

function telling(walk: Walk, { world }: Office, now: Date) {
  const { asked, state, chance } = walk
  const { usual, wallOf, words } = world
  const agencyCode = state.agencyCode ?? ''
  return { asked, agencyCode, name: nameOf(asked), now, usual, wallOf, words, chance }
}

const SEND_BACK = ['no_date', 'no_action', 'tone', 'no_answer_to_question'] as const

/** A text that says nothing comes back first. */
function* bringOut(walk: Walk, { office, members }: Leading, written: Checked): Generator<Date, void> {
  const { chance } = walk
  const { world } = office
  const quality = qualityOf(walk, office, written.at)
  let good = written
  if (members.length === 0 && chance.isLucky(quality.sentBack)) {
    const stock = composeWeak({ words: world.words, chance })
    const weak: Checked = {
      ...written,
      ...stock,
      hasPhoto: false,
      fileIds: [],
      remarks: ['no_stock_phrases'],
    }
    const version = handIn(walk, weak, office)
    const at = approvedAt(walk, office, written.at)
    yield at
    const reasonCode = chance.choose(SEND_BACK)
    const comment = chance.choose(world.words.answers.sendBack[reasonCode])
    sendBack(walk, version, { at, by: world.staff.moderator, reasonCode, comment })
    const again = later(at, chance.spread(55, 0.6), hoursOf(world, walk))
    yield again
    good = { ...written, at: again }
  }
  const version = handIn(walk, good, office)
  const at = approvedAt(walk, office, good.at)
  yield* publish(walk, { written: good, version, at, by: approverOf(walk, office) }, { office, members })
}

/** Of a trusted body its own coordinator may approve. */
function approverOf({ state, chance }: Walk, { world }: Office): Person {
  const agency = world.directory.agencies.find(({ code }) => code === state.agencyCode)
  return agency?.isTrusted && chance.isLucky(0.6)
    ? world.staff.coordinatorOf(agency.code)
    : world.staff.moderator
}

function approvedAt(walk: Walk, { world }: Office, at: Date): Date {
  const { chance } = walk
  return isUrgent(walk)
    ? later(at, chance.spread(8, 0.5), null)
    : later(at, chance.spread(14, 0.8), world.centre)
}
