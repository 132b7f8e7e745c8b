import { describe, expect, it } from 'vitest'
import { buildQuestion, pressed, STARTED_AT } from '../testing/questions.ts'
import { applyCommand, foresee } from './apply-command.ts'

const FACTS = { startedAt: STARTED_AT, nextPosition: 7 }
const received = buildQuestion({ id: 'q1', number: 1 })
const onAir = { ...received, state: 'selected' as const, position: 0, timeCodeS: 60 }

describe('applyCommand', () => {
  it('stamps the second at which the answer began: read out, or else the key pressed', () => {
    expect(applyCommand(onAir, pressed(1634, { type: 'answer' }), FACTS)).toMatchObject({
      state: 'answered',
      timeCodeS: 60,
    })
    const unread = { ...onAir, timeCodeS: null }
    expect(applyCommand(unread, pressed(1634, { type: 'answer' }), FACTS).timeCodeS).toBe(1634)
  })

  it('takes a danger back to its work, and folds none away', () => {
    const danger = { ...received, state: 'on_control' as const, isDanger: true, incidentId: 'i1' }
    const selected = applyCommand(danger, pressed(5, { type: 'select' }), FACTS)
    expect(selected).toMatchObject({ state: 'selected', position: 7 })
    expect(applyCommand(selected, pressed(6, { type: 'fold', intoId: 'q2' }), FACTS)).toBe(selected)
    for (const command of [{ type: 'unselect' }, { type: 'undo' }] as const)
      expect(applyCommand(selected, pressed(7, command), FACTS).state).toBe('on_control')
  })

  it('keeps what was promised as it was said', () => {
    const promise = { what: 'Тротуар', who: 'Отдел дорог', dueOn: '2026-12-01' }
    expect(applyCommand(onAir, pressed(70, { type: 'answer_partly', promise }), FACTS)).toMatchObject({
      state: 'partly',
      promise,
    })
  })

  it('reads out, folds, declines and selects', () => {
    const at = FACTS
    expect(applyCommand(received, pressed(9, { type: 'read_out' }), at).timeCodeS).toBe(9)
    expect(applyCommand(received, pressed(9, { type: 'fold', intoId: 'q2' }), at)).toMatchObject({
      state: 'folded',
      foldedIntoId: 'q2',
    })
    expect(applyCommand(received, pressed(9, { type: 'decline', reason: 'insult' }), at)).toMatchObject({
      state: 'declined',
      declineReason: 'insult',
    })
    expect(applyCommand(received, pressed(9, { type: 'select', position: 4 }), at)).toMatchObject({
      state: 'selected',
      position: 4,
    })
  })

  it('puts words to an answer and keeps them when the answer is taken back', () => {
    const answered = applyCommand(onAir, pressed(70, { type: 'answer' }), FACTS)
    const worded = applyCommand(answered, pressed(75, { type: 'word_answer', line: ' Починят ' }), FACTS)
    expect(worded).toEqual({ ...answered, answerLine: 'Починят' })
    expect(applyCommand(worded, pressed(80, { type: 'undo' }), FACTS)).toMatchObject({
      ...{ state: 'selected', answerLine: 'Починят' },
    })
  })

  it('joins the words of two as the server does, and leaves what would not fit to it', () => {
    const worded = { ...onAir, answerLine: 'В среду' }
    const later = pressed(75, { type: 'word_answer', before: '', line: 'Насос купили' })
    expect(applyCommand(worded, later, FACTS).answerLine).toBe('В среду · Насос купили')
    const full = { ...worded, answerLine: 'я'.repeat(500) }
    expect(applyCommand(full, later, FACTS)).toBe(full)
  })

  it('changes nothing where the step does not fit', () => {
    const declined = { ...received, state: 'declined' as const, declineReason: 'insult' as const }
    expect(applyCommand(declined, pressed(9, { type: 'answer' }), FACTS)).toBe(declined)
    expect(applyCommand(received, pressed(9, { type: 'unfold' }), FACTS)).toBe(received)
  })

  it('does the same thing once however often it is heard', () => {
    const command = pressed(80, { type: 'answer' })
    const once = applyCommand(onAir, command, FACTS)
    expect(applyCommand(once, command, FACTS)).toEqual(once)
  })
})

describe('foresee', () => {
  const find = (id: string) => [received, { ...received, id: 'q2', number: 2 }].find((one) => one.id === id)
  const given = (questionId: string, ...commands: ReturnType<typeof pressed>[]) =>
    commands.map((command) => ({ questionId, command }))

  it('runs the commands in order and touches nothing else', () => {
    const waiting = given(
      'q1',
      pressed(1, { type: 'select' }),
      pressed(2, { type: 'read_out' }),
      pressed(9, { type: 'answer' }),
    )
    const foreseen = foresee(waiting, { find, ...FACTS })
    expect([...foreseen.keys()]).toEqual(['q1'])
    expect(foreseen.get('q1')).toMatchObject({ state: 'answered', timeCodeS: 2 })
  })

  it('takes back exactly the command before', () => {
    const waiting = given(
      'q1',
      pressed(1, { type: 'select', position: 3 }),
      pressed(2, { type: 'decline', reason: 'off_topic' }),
      pressed(3, { type: 'undo' }),
    )
    expect(foresee(waiting, { find, ...FACTS }).get('q1')).toMatchObject({
      state: 'selected',
      position: 3,
    })
  })

  it('puts the selected ones behind each other in the order of the keys', () => {
    const waiting = [
      ...given('q2', pressed(1, { type: 'select' })),
      ...given('q1', pressed(2, { type: 'select' })),
    ]
    const foreseen = foresee(waiting, { find, ...FACTS })
    expect([foreseen.get('q2')?.position, foreseen.get('q1')?.position]).toEqual([7, 8])
  })

  it('knows nothing of a question it has not seen', () => {
    const foreseen = foresee(given('gone', pressed(1, { type: 'select' })), { find, ...FACTS })
    expect(foreseen.size).toBe(0)
  })
})
