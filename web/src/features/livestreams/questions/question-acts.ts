import { createContext, useContext } from 'react'
import { type Air, doesFit, useAir, useAirView } from '../commands/index.ts'
import type { Question } from '../stream/index.ts'

/** What pressed keys would have done, where they do nothing. */
export type Refused = 'folded' | 'aside' | 'selected' | 'nothingToFoldInto' | 'danger' | 'other'

/** Why a key does nothing with this question: never in silence. */
export function refusedOf(
  { state, isDanger }: Pick<Question, 'state' | 'isDanger'>,
  hotkey: string,
): Refused {
  if (isDanger) return 'danger'
  if (state === 'folded' || state === 'aside') return state
  if (hotkey === 'F' && (state === 'received' || state === 'selected')) return 'nothingToFoldInto'
  return state === 'selected' ? 'selected' : 'other'
}

export type AirDialog =
  | { kind: 'promise'; questionId: string }
  | { kind: 'decline'; questionId: string }
  | { kind: 'typed' }

/** Null: the reader only looks on. */
export type Steering = {
  /** Only then there is a second to stamp. */
  isOnAir: boolean
  /** Nothing is selected any more. */
  isOver: boolean
  onDecline: (questionId: string) => void
}
export const SteeringContext = createContext<Steering | null>(null)
/** What key 1 puts on air. */
export const WantedContext = createContext<string | null>(null)

export type ActKey = 'select' | 'unfold' | 'fold' | 'decline' | 'setAside' | 'unselect' | 'readOut'
/** Null: no key does it, only the button. */
export type Act = { key: ActKey; hotkey: string | null; run: () => void }

type Around = {
  press: Air['press']
  currentId: string | null
  wantedId: string | null
  steering: Steering | null
}

export function useAirActs(question: Question | undefined): Act[] {
  const { press } = useAir()
  const currentId = useAirView((view) => view.currentId)
  const steering = useContext(SteeringContext)
  const wantedId = useContext(WantedContext)
  return actsOf(question, { press, currentId, wantedId, steering })
}

/** What fits the question as it stands. Enter selects what asks something, and does nothing else. */
export function actsOf(
  question: Question | undefined,
  { press, currentId, wantedId, steering }: Around,
): Act[] {
  if (!question || !steering) return []
  const { id, state } = question
  const intoId = currentId ?? question.similarToId
  const acts: (Act | false)[] = [
    state === 'selected' &&
      steering.isOnAir && {
        key: 'readOut',
        hotkey: id === wantedId ? '1' : null,
        run: () => press(id, { type: 'read_out' }),
      },
    state !== 'selected' &&
      !(state === 'on_control' && steering.isOver) &&
      doesFit('select', question) && {
        key: 'select',
        hotkey: state === 'received' ? 'Enter' : 'S',
        run: () => press(id, { type: 'select' }),
      },
    doesFit('unfold', question) && {
      key: 'unfold',
      hotkey: 'U',
      run: () => press(id, { type: 'unfold' }),
    },
    doesFit('fold', question) &&
      intoId !== null &&
      intoId !== id && {
        key: 'fold',
        hotkey: 'F',
        run: () => press(id, { type: 'fold', intoId }),
      },
    doesFit('decline', question) && { key: 'decline', hotkey: 'D', run: () => steering.onDecline(id) },
    doesFit('unselect', question) && {
      key: 'unselect',
      hotkey: 'U',
      run: () => press(id, { type: 'unselect' }),
    },
    doesFit('set_aside', question) && {
      key: 'setAside',
      hotkey: 'A',
      run: () => press(id, { type: 'set_aside' }),
    },
  ]
  return acts.filter((act) => act !== false)
}
