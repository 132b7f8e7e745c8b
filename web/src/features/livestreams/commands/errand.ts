import type { Command, Question } from '../stream/index.ts'

type Errand = NonNullable<Extract<Command, { type: 'answer_partly' }>['promise']>

/** As it is sent: who or when is an errand too, spaces are no words. Null: nothing was said, only put on control. */
export function errandOf(typed: { what: string; who: string; dueOn: string }): Errand | null {
  const [what, who, dueOn] = [typed.what.trim(), typed.who.trim(), typed.dueOn || null]
  return what || who || dueOn ? { what, who, dueOn } : null
}

/** As it is shown: given without words it promises what the question asks. */
export function wordedErrand(
  errand: Errand | null,
  { askedText }: Pick<Question, 'askedText'>,
): Errand | null {
  return errand && { ...errand, what: errand.what || askedText }
}
