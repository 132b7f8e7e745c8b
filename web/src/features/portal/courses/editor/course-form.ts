/** The form of a course and the draft that it says: figures are typed, and the code may follow from the title. Pure. */
import type { CourseCard, CourseQuestion } from '@veche/contract/portal/courses.ts'
import { courseCode } from '@veche/contract/rules/portal/courses/course-code.ts'
import type { DraftFile } from '@veche/contract/rules/portal/courses/course-file.ts'

export const FIGURES = ['minutes', 'passPercent', 'validMonths', 'graceDays'] as const
type Figure = (typeof FIGURES)[number]

export type CourseForm = Record<Figure, string> & {
  /** Null: made of the title. */
  code: string | null
  title: string
  purpose: string
  cards: CourseCard[]
  questions: CourseQuestion[]
}

export const EMPTY_CARD: CourseCard = { title: '', picture: null, text: '' }
export const EMPTY_OPTION = { text: '', isRight: false, why: '' }
export const EMPTY_QUESTION: CourseQuestion = { text: '', options: [EMPTY_OPTION, EMPTY_OPTION] }
export const EMPTY_FORM: CourseForm = {
  ...{ code: null, title: '', purpose: '' },
  ...{ minutes: '10', passPercent: '80', validMonths: '12', graceDays: '14' },
  ...{ cards: [EMPTY_CARD], questions: [EMPTY_QUESTION] },
}

/** `taken`: codes of other courses. */
export function draftOf(form: CourseForm, taken: readonly string[]): DraftFile {
  const { code, title, purpose, cards, questions } = form
  const figures = Object.fromEntries(FIGURES.map((name) => [name, figureOf(form[name])]))
  return {
    code: code ?? courseCode(title, taken),
    content: {
      ...{ title: title.trim(), purpose: purpose.trim(), cards, questions },
      ...(figures as Record<Figure, number | string>),
    },
  }
}

export function formOf({ code, content }: DraftFile, taken: readonly string[]): CourseForm {
  const figures = Object.fromEntries(FIGURES.map((name) => [name, String(content[name])]))
  return {
    ...{ code: code === courseCode(content.title, taken) ? null : code },
    ...{ title: content.title, purpose: content.purpose, cards: content.cards, questions: content.questions },
    ...(figures as Record<Figure, string>),
  }
}

function figureOf(typed: string): number | string {
  return /^\s*\d+\s*$/.test(typed) ? Number(typed) : typed
}

export function changed<One>(all: readonly One[], place: number, part: Partial<One>): One[] {
  return all.map((one, at) => (at === place ? { ...one, ...part } : one))
}

export function without<One>(all: readonly One[], place: number): One[] {
  return all.filter((_one, at) => at !== place)
}

/** One place up or down; at the end of the list it stays. */
export function moved<One>(all: readonly One[], place: number, by: -1 | 1): One[] {
  const [one, other] = [all[place], all[place + by]]
  if (one === undefined || other === undefined) return [...all]
  return all.map((kept, at) => (at === place ? other : at === place + by ? one : kept))
}
