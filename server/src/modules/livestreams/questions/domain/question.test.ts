import {
  LIVESTREAM_QUESTION_STATES,
  LIVESTREAM_STEPS,
  type QuestionCommand,
} from '@veche/contract/livestreams.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOwedWork, onControl } from '../../control/domain/owed-work.ts'
import { balanceOf } from '../../stream/domain/balance.ts'
import { applyQuestionCommand, type CommandFacts, fieldsOf, type Question } from './question.ts'

const BEGAN = Date.UTC(2026, 10, 24, 12)
const at = (second: number) => new Date(BEGAN + second * 1000).toISOString()
const key = '00000000-0000-4000-8000-000000000000'
const onAir = { step: 'on_air' as const, startedAt: new Date(BEGAN), endedAt: null }

function build(changes: Partial<Question> = {}): Question {
  return {
    ...{ id: 'q1', state: 'received', position: null, readOutS: null, timeCodeS: null },
    ...{ promise: null, declineReason: null, foldedIntoId: null, incidentId: null, past: [] },
    answerLine: null,
    answerLineRemark: null,
    ...changes,
  }
}
function factsOf(questions: readonly Question[], stream: CommandFacts['stream'] = onAir): CommandFacts {
  const known = new Map(questions.map((question) => [question.id, question]))
  const dayOf = (at: string) => at.slice(0, 10)
  return { stream, nextPosition: 7, dayOf, find: (id) => known.get(id) ?? null }
}
const facts = factsOf([])
const refusal = (question: Question, command: QuestionCommand, given = facts) => {
  try {
    applyQuestionCommand(question, command, given)
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

describe('on air', () => {
  it('is selected, read out and answered with the moment of each', () => {
    const steps = [
      { type: 'select', key, at: at(5) },
      { type: 'read_out', key, at: at(60.4) },
      { type: 'answer', key, at: at(95.9) },
    ] as const
    const answered = steps.reduce(
      (question, command) => applyQuestionCommand(question, command, facts),
      build(),
    )
    expect(answered).toMatchObject({ state: 'answered', readOutS: 60.4, timeCodeS: 95.9, position: null })
  })

  it('stamps nothing before the beginning or after the end, but for clocks that differ a little', () => {
    const answer = (second: number) => ({ type: 'answer' as const, key, at: at(second) })
    const over = { step: 'follow_up' as const, startedAt: new Date(BEGAN), endedAt: new Date(BEGAN + 60_000) }
    expect(refusal(build(), answer(-6))).toBe('livestream.not_on_air')
    expect(applyQuestionCommand(build(), answer(-3), facts).timeCodeS).toBe(0)
    expect(refusal(build(), answer(70), factsOf([], over))).toBe('livestream.not_on_air')
    // Pressed on air, arrived later: the work on it has begun meanwhile.
    const waiting = build({ state: 'on_control', incidentId: 'i1' })
    expect(applyQuestionCommand(waiting, answer(50), factsOf([], over))).toMatchObject({
      ...{ state: 'answered', timeCodeS: 50, incidentId: 'i1' },
    })
  })

  it('keeps who promised what, and stays on control where work has begun', () => {
    const promise = { what: 'Заменить лампы', who: 'Горсвет', dueOn: '2026-12-01' }
    const partly = { type: 'answer_partly', key, at: at(10), promise } as const
    expect(applyQuestionCommand(build(), partly, facts)).toMatchObject({ state: 'partly', promise })
    const waiting = build({ state: 'on_control', incidentId: 'i1' })
    expect(applyQuestionCommand(waiting, partly, facts)).toMatchObject({ state: 'on_control', promise })
  })

  it('keeps who and when of an errand though nothing was written of what', () => {
    const partly = (promise: { what: string; who: string; dueOn: string | null }) =>
      applyQuestionCommand(build(), { type: 'answer_partly', key, at: at(10), promise }, facts).promise
    const named = { what: '', who: 'Зам. главы', dueOn: '2026-12-05' }
    expect(partly(named)).toEqual(named)
    expect(partly({ ...named, dueOn: null })).toMatchObject({ who: 'Зам. главы' })
    expect(partly({ ...named, who: '' })).toMatchObject({ dueOn: '2026-12-05' })
    expect(partly({ what: '', who: '', dueOn: null })).toBeNull()
  })

  it('takes no errand that is due before it was given', () => {
    const errand = (dueOn: string) =>
      ({ type: 'answer_partly', key, at: at(10), promise: { what: 'Убрать снег', who: '', dueOn } }) as const
    const given = at(10).slice(0, 10)
    expect(refusal(build({ state: 'selected' }), errand('2020-02-02'))).toBe('livestream.errand_in_past')
    expect(refusal(build({ state: 'selected' }), errand(given))).toBeNull()
  })

  it('takes the same act of two editors for one, and no other act for it', () => {
    const folded = { type: 'fold', key, at: at(9), intoId: 'q2' } as const
    const acts: QuestionCommand[] = [
      { type: 'answer', key, at: at(9) },
      { type: 'decline', key, at: at(9), reason: 'insult' },
      { type: 'set_aside', key, at: at(9) },
      { type: 'unselect', key, at: at(9) },
      folded,
    ]
    const known = factsOf([build({ id: 'q2' }), build({ id: 'q3' })])
    for (const act of acts) {
      const done = applyQuestionCommand(build({ state: 'selected', position: 0 }), act, known)
      expect(applyQuestionCommand(done, { ...act, at: at(10) }, known)).toBe(done)
      const others = done.state === 'answered' || done.state === 'declined' ? acts : []
      for (const other of others.filter((one) => one !== act))
        expect(refusal(done, other, known)).toBe('livestream.question_state')
    }
    const declined = applyQuestionCommand(
      build(),
      { type: 'decline', key, at: at(9), reason: 'insult' },
      known,
    )
    expect(refusal(declined, { type: 'decline', key, at: at(9), reason: 'off_topic' }, known)).not.toBeNull()
    const once = applyQuestionCommand(build(), folded, known)
    expect(refusal(once, { ...folded, intoId: 'q3' }, known)).not.toBeNull()
    // Nobody had chosen it.
    expect(refusal(build(), { type: 'unselect', key, at: at(9) }, known)).toBe('livestream.question_state')
  })

  it('takes no errand away that another editor wrote down at the same time', () => {
    const promise = { what: 'Заменить лампы', who: 'Горсвет', dueOn: null }
    const partly = { type: 'answer_partly', key, at: at(10), promise } as const
    const given = applyQuestionCommand(build(), partly, facts)
    expect(applyQuestionCommand(given, { ...partly, promise: null }, facts)).toMatchObject({ promise })
  })

  it('changes nothing of a stream that is over', () => {
    for (const step of ['closed', 'cancelled'] as const)
      expect(refusal(build(), { type: 'select', key, at: at(1) }, factsOf([], { ...onAir, step }))).toBe(
        'livestream.over',
      )
  })
})

describe('folding', () => {
  const fold = (intoId: string) => ({ type: 'fold' as const, key, at: at(1), intoId })

  it('goes to the question that stands for all', () => {
    const [root, middle] = [
      build({ id: 'root' }),
      build({ id: 'middle', state: 'folded', foldedIntoId: 'root' }),
    ]
    const folded = applyQuestionCommand(build(), fold('middle'), factsOf([root, middle]))
    expect(folded).toMatchObject({ state: 'folded', foldedIntoId: 'root' })
    expect(applyQuestionCommand(folded, { type: 'unfold', key, at: at(2) }, facts)).toMatchObject({
      ...{ state: 'received', foldedIntoId: null },
    })
  })

  it('never makes a circle, nor goes to nothing', () => {
    const other = build({ id: 'other', state: 'folded', foldedIntoId: 'q1' })
    expect(refusal(build(), fold('other'), factsOf([build(), other]))).toBe('livestream.folded_into_itself')
    expect(refusal(build(), fold('gone'))).toBe('livestream.question_not_found')
  })
})

describe('the words of an answer', () => {
  const word = (line: string) => ({ type: 'word_answer' as const, key, at: at(30), line })

  it('are put to what is on air or answered, again and again, and change neither state nor second', () => {
    const answered = applyQuestionCommand(build(), { type: 'answer', key, at: at(20) }, facts)
    const worded = applyQuestionCommand(answered, word('Починят до пятницы'), facts)
    expect(worded).toEqual({ ...answered, answerLine: 'Починят до пятницы' })
    expect(applyQuestionCommand(worded, word('Починят в среду'), facts).answerLine).toBe('Починят в среду')
    expect(applyQuestionCommand(worded, word(''), facts).answerLine).toBeNull()
    const undone = applyQuestionCommand(worded, { type: 'undo', key, at: at(31) }, facts)
    expect(undone).toMatchObject({ state: 'received', answerLine: 'Починят до пятницы' })
  })

  it('of two who wrote at once are both kept, or the later refused where they do not fit', () => {
    const worded = { ...build(), state: 'answered' as const, answerLine: 'В среду' }
    const later = { ...word('Насос купили'), before: '' }
    expect(applyQuestionCommand(worded, later, facts).answerLine).toBe('В среду · Насос купили')
    expect(() => applyQuestionCommand({ ...worded, answerLine: 'я'.repeat(500) }, later, facts)).toThrow(
      expect.objectContaining({ code: 'livestream.answer_line_full' }),
    )
  })

  it('belong to no question that nobody answers', () => {
    expect(refusal(build(), word('Да'))).toBe('livestream.question_state')
    expect(refusal(build({ state: 'selected', position: 0 }), word('Да'))).toBeNull()
  })
})

describe('undo', () => {
  it('has nothing to take back of a question as it came', () => {
    expect(refusal(build(), { type: 'undo', key, at: at(1) })).toBe('livestream.nothing_to_undo')
  })

  it('that was pressed before somebody else did more takes nothing back', () => {
    const answered = applyQuestionCommand(build(), { type: 'answer', key, at: at(20) }, facts)
    expect(refusal(answered, { type: 'undo', key, at: at(10) })).toBe('livestream.overtaken')
  })
})

const IDS = ['q0', 'q1', 'q2', 'q3']
const id = fc.constantFrom(...IDS)
const anyCommand = fc.oneof(
  ...(['select', 'unselect', 'read_out', 'answer', 'set_aside', 'unfold', 'undo'] as const).map((type) =>
    fc.constant({ type }),
  ),
  fc.constant({ type: 'answer_partly' as const, promise: null }),
  fc.constant({ type: 'decline' as const, reason: 'off_topic' as const }),
  id.map((intoId) => ({ type: 'fold' as const, intoId })),
)
const pressed = fc.array(fc.tuple(id, anyCommand), { minLength: 1, maxLength: 40 })

describe('whatever is pressed', () => {
  it('keeps the balance, and undo brings each state back as it was', () => {
    fc.assert(
      fc.property(pressed, (sequence) => {
        const questions = new Map(IDS.map((name) => [name, build({ id: name })]))
        for (const [index, [name, part]] of sequence.entries()) {
          const before = questions.get(name)!
          const command: QuestionCommand = { ...part, key, at: at(index) }
          const given = factsOf([...questions.values()])
          if (refusal(before, command, given) !== null) continue
          const after = applyQuestionCommand(before, command, given)
          questions.set(name, after)
          // The same act again is no step of its own.
          if (command.type !== 'undo' && after !== before) {
            const back = applyQuestionCommand(after, { type: 'undo', key, at: at(index) }, given)
            expect(fieldsOf(back)).toEqual(fieldsOf(before))
            expect(back.past).toEqual(before.past.slice(-19))
          }
          expectSound([...questions.values()])
        }
      }),
    )
  })
})

/** What the database checks too: a refused row would lose a whole batch. */
function expectSound(questions: readonly Question[]): void {
  const counts = Object.fromEntries(
    LIVESTREAM_QUESTION_STATES.map((state) => [
      state,
      questions.filter((question) => question.state === state).length,
    ]),
  )
  const { asked, onAir, later, declined, onControl, waiting } = balanceOf(counts, 0)
  expect(asked).toBe(onAir + later + declined + onControl + waiting)
  expect(asked + (counts.folded ?? 0) + (counts.aside ?? 0)).toBe(questions.length)
  for (const question of questions) {
    expect(question.state === 'folded').toBe(question.foldedIntoId !== null)
    expect(question.state === 'declined').toBe(question.declineReason !== null)
    expect(question.state === 'selected').toBe(question.position !== null)
    if (question.state === 'answered' || question.state === 'partly')
      expect(question.timeCodeS).not.toBeNull()
  }
}

describe('a danger', () => {
  const anyState = fc.constantFrom(...LIVESTREAM_QUESTION_STATES)
  const anyStep = fc.constantFrom(...LIVESTREAM_STEPS)

  it('is owed work in whatever state, at whatever step, and once', () => {
    fc.assert(
      fc.property(anyState, anyStep, (state, step) => {
        expect(isOwedWork({ state, incidentId: null }, { step, isDanger: true })).toBe(true)
        const isAgain = isOwedWork({ state, incidentId: 'i1' }, { step, isDanger: true })
        expect(isAgain).toBe(isOwedWork({ state, incidentId: 'i1' }, { step, isDanger: false }))
      }),
    )
  })

  it('stands where nothing hides it, whatever is pressed', () => {
    const types = [
      'select',
      'unselect',
      'read_out',
      'answer',
      'decline',
      'set_aside',
      'fold',
      'unfold',
      'undo',
    ] as const
    const root = build({ id: 'q2' })
    fc.assert(
      fc.property(anyState, fc.array(fc.constantFrom(...types), { maxLength: 12 }), (state, pressed) => {
        let question = onControl(build({ state }), 'i1')
        for (const [index, type] of pressed.entries()) {
          const command = { type, key, at: at(index), reason: 'off_topic', intoId: 'q2' } as QuestionCommand
          if (refusal(question, command, factsOf([root])) === null)
            question = applyQuestionCommand(question, command, factsOf([root]))
          expect(['folded', 'aside', 'received']).not.toContain(question.state)
          expect(question.incidentId).toBe('i1')
        }
      }),
    )
  })

  it('may be selected until the end, and goes back to its work', () => {
    const danger = onControl(build(), 'i1')
    const selected = applyQuestionCommand(danger, { type: 'select', key, at: at(1) }, facts)
    expect(selected).toMatchObject({ state: 'selected', position: 7, incidentId: 'i1' })
    expect(applyQuestionCommand(selected, { type: 'unselect', key, at: at(2) }, facts).state).toBe(
      'on_control',
    )
    const over = { step: 'follow_up' as const, startedAt: new Date(BEGAN), endedAt: new Date(BEGAN + 60_000) }
    expect(refusal(danger, { type: 'select', key, at: at(3) }, factsOf([], over))).toBe(
      'livestream.question_state',
    )
  })
})
