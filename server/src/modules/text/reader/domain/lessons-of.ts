import type { Feature } from './features/read-features.ts'
import type { Lesson } from './train-model.ts'

export type LabelledText = { features: readonly Feature[]; label: string; kin: string }

/** A label that says something: a number or a letter says nothing. */
const NAME = /\p{L}{3}/u

/**
 * Lessons of a model of one's own: the texts, and the names of their labels. Where a label has a text or two, its name
 * («Неработающее наружное освещение») says more than they do.
 * @param read how the texts were read too
 */
export function lessonsOf(
  texts: readonly LabelledText[],
  read: (text: string) => readonly Feature[],
): Lesson[] {
  const names = [...new Set(texts.map(({ label }) => label))].filter((label) => NAME.test(label))
  return [...texts, ...names.map((label) => ({ features: read(label), label, isPrompt: true }))]
}
