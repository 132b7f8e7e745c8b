import { useHotkeys } from '../../lib/hotkeys.ts'
import { type AirDialog, actsOf, type Steering } from './air-acts.ts'
import { neighbourId } from './air-lists.ts'
import { useAir, useAirView, useQuestion } from './use-air.ts'

type Asked = {
  /** Null: the reader only looks on. */
  steering: Steering | null
  chosenId: string | null
  incomingIds: readonly string[]
  onChoose: (questionId: string | null) => void
  onDialog: (dialog: AirDialog) => void
}
export type MainKeys = {
  readOut: (() => void) | null
  answer: (() => void) | null
  promise: (() => void) | null
  addTyped: () => void
  enter: () => void
}

/** 1, 2, 3 for what the host does; arrows and letters for what comes in. */
export function useAirKeys({ steering, chosenId, incomingIds, onChoose, onDialog }: Asked): MainKeys {
  const canSteer = steering !== null
  const isOnAir = steering?.isOnAir ?? false
  const { press, undo } = useAir()
  const currentId = useAirView((view) => view.currentId)
  const nextIds = useAirView((view) => view.nextIds)
  const chosen = useQuestion(chosenId)
  const acts = actsOf(chosen, { press, currentId, steering })
  const walked = [...nextIds, ...incomingIds]
  const wanted = chosen?.state === 'selected' && chosen.id !== currentId ? chosen.id : nextIds[0]

  const walk = (step: 1 | -1) => () => onChoose(neighbourId(walked, chosenId, step))
  const lookAway = () => onChoose(null)
  /** The choice goes on to what stands behind, as a list is worked off. */
  function run(hotkey: string) {
    const act = acts.find((one) => one.hotkey === hotkey)
    if (!act) return
    const next = neighbourId(walked, chosenId, 1)
    act.run()
    if (act.key !== 'decline') onChoose(next === chosenId ? null : next)
  }
  const keys: MainKeys = {
    readOut: isOnAir && wanted ? () => press(wanted, { type: 'read_out' }) : null,
    answer: isOnAir && currentId ? () => press(currentId, { type: 'answer' }) : null,
    promise: isOnAir && currentId ? () => onDialog({ kind: 'promise', questionId: currentId }) : null,
    addTyped: () => onDialog({ kind: 'typed' }),
    enter: () => run('Enter'),
  }
  useHotkeys({
    1: keys.readOut ?? undefined,
    2: keys.answer ?? undefined,
    3: keys.promise ?? undefined,
    n: canSteer && keys.addTyped,
    z: canSteer && undo,
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    Enter: keys.enter,
    f: () => run('F'),
    d: () => run('D'),
    u: () => run('U'),
    a: () => run('A'),
    Escape: lookAway,
  })
  return keys
}
