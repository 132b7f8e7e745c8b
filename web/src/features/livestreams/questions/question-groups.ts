import type { Question, QuestionState } from '../stream/index.ts'

export const GROUP_CODES = [
  'received',
  'selected',
  'open',
  'answered',
  'declined',
  'rest',
  'protocol',
] as const
export type Group = (typeof GROUP_CODES)[number]

/** `open`: what stands in the way of closing once the stream is over. */
const GROUP_STATES: Record<Exclude<Group, 'protocol'>, readonly QuestionState[]> = {
  received: ['received'],
  selected: ['selected'],
  open: ['partly', 'on_control'],
  answered: ['answered', 'answered_later'],
  declined: ['declined'],
  rest: ['folded', 'aside'],
}
const UNCOUNTED: readonly QuestionState[] = GROUP_STATES.rest

export function ofGroup(questions: readonly Question[], group: Group): Question[] {
  if (group === 'protocol')
    return questions.filter(({ state }) => !UNCOUNTED.includes(state)).sort((a, b) => a.number - b.number)
  const states = GROUP_STATES[group]
  const found = questions.filter(({ state }) => states.includes(state))
  if (group === 'received' || group === 'rest') return found.sort((a, b) => b.number - a.number)
  if (group === 'open') return found.sort((a, b) => dangersFirst(a, b) || a.number - b.number)
  const place = ({ position }: Question) => position ?? Number.MAX_SAFE_INTEGER
  return found.sort((a, b) => place(a) - place(b) || a.number - b.number)
}

const dangersFirst = (a: Question, b: Question) => Number(b.isDanger) - Number(a.isDanger)

/** Open dangers stand above every group; in that of what is open they are its head. */
export function dangersBeside(questions: readonly Question[], group: Group): Question[] {
  return group === 'open' ? [] : ofGroup(questions, 'open').filter(({ isDanger }) => isDanger)
}

/** The selected ones with one of them a place up or down. */
export function moveInOrder(ids: readonly string[], id: string, step: 1 | -1): string[] {
  const at = ids.indexOf(id)
  const to = at + step
  if (at < 0 || to < 0 || to >= ids.length) return [...ids]
  return ids.toSpliced(at, 1).toSpliced(to, 0, id)
}

/** The second of the recording at which a question was answered. */
export function recordingAt(
  { recordingUrl, recordingOffsetS }: { recordingUrl: string | null; recordingOffsetS: number },
  timeCodeS: number | null,
): string | null {
  if (recordingUrl === null) return null
  if (timeCodeS === null || !URL.canParse(recordingUrl)) return recordingUrl
  const url = new URL(recordingUrl)
  url.searchParams.set('t', `${Math.max(0, Math.floor(timeCodeS) + recordingOffsetS)}s`)
  return url.href
}
