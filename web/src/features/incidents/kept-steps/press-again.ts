import type { BodyOf } from '../../../lib/call-route.ts'

type Step = BodyOf<'POST /api/incidents/{incidentId}/commands'>

type Rarer =
  | 'release'
  | 'supplement'
  | 'undo_supplement'
  | 'propose_futile'
  | 'confirm_futile'
  | 'withdraw_futile'
  | 'accept_evidence'
  | 'freeze'
  | 'unfreeze'
  | 'declare_event'
  | 'join_event'
  | 'leave_event'

/** What a card does on a press. */
export type Acts = {
  run: (action: 'take' | 'return' | 'close' | 'reopen' | 'assign_person' | 'edit') => void
  more: (action: 'repeat' | 'not_repeat' | Rarer) => void
  changeDeadline: (key: string) => void
  readFollowUps: () => void
}

/** Words of a step with their place among what was begun, so that its form opens with them. */
export function begunOf(step: Step, incidentId: string): { key: string; words: string } | null {
  if (!('reason' in step) || step.type === 'dismiss') return null
  const key =
    step.type === 'change_deadline' ? `deadline ${incidentId} ${step.key}` : `${step.type} ${incidentId}`
  return { key, words: step.reason }
}

/** The step is offered once more, of the question as it is now: its form opens, or it is pressed again. */
export function pressAgain(step: Step, { run, more, changeDeadline, readFollowUps }: Acts): void {
  switch (step.type) {
    case 'take':
    case 'return':
    case 'close':
    case 'reopen':
    case 'assign_person':
      run(step.type)
      break
    case 'classify':
      run('edit')
      break
    case 'change_deadline':
      changeDeadline(step.key)
      break
    case 'read_follow_ups':
      readFollowUps()
      break
    case 'confirm_repeat':
      more(step.isRepeat ? 'repeat' : 'not_repeat')
      break
    case 'release':
    case 'supplement':
    case 'undo_supplement':
    case 'propose_futile':
    case 'confirm_futile':
    case 'withdraw_futile':
    case 'accept_evidence':
    case 'freeze':
    case 'unfreeze':
    case 'declare_event':
    case 'join_event':
    case 'leave_event':
      more(step.type)
      break
    default:
  }
}
