import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { type Choice, neighbourId, useAir, useAirView, useQuestion } from '../commands/index.ts'
import { type AirDialog, actsOf, refusedOf, type Steering } from '../questions/index.ts'

type Asked = {
  /** Null: the reader only looks on. */
  steering: Steering | null
  choice: Choice | null
  wantedId: string | null
  incomingIds: readonly string[]
  onChoose: (choice: Choice | null) => void
  onDialog: (dialog: AirDialog) => void
  /** To the field of what was answered. */
  onWord: () => void
  /** The first prepared fact is what was answered. */
  onTakeFact: () => void
}
export type MainKeys = {
  readOut: (() => void) | null
  answer: (() => void) | null
  promise: (() => void) | null
  addTyped: () => void
}

/** 1, 2, 3 for what the host does; arrows and letters for what comes in. */
export function useAirKeys(asked: Asked): MainKeys {
  const { steering, choice, wantedId, incomingIds, onChoose, onDialog, onWord, onTakeFact } = asked
  const chosenId = choice?.id ?? null
  const { t } = useTranslation()
  const canSteer = steering !== null
  const isOnAir = steering?.isOnAir ?? false
  const { press, undo } = useAir()
  const currentId = useAirView((view) => view.currentId)
  const nextIds = useAirView((view) => view.nextIds)
  const chosen = useQuestion(chosenId)
  const acts = actsOf(chosen, { press, currentId, wantedId, steering })
  // The arrows walk the list they stand beside; who chose one of the next ones walks those.
  const isAmongNext = choice?.list === 'next' && nextIds.includes(choice.id)
  const walked = isAmongNext ? nextIds : incomingIds

  const choose = (id: string | null | undefined) =>
    onChoose(id ? { id, list: isAmongNext ? 'next' : 'incoming' } : null)
  const walk = (step: 1 | -1) => () => choose(neighbourId(walked, chosenId, step))
  const lookAway = () => onChoose(null)
  /** The choice goes on to what stands behind, as a list is worked off. */
  function run(hotkey: string) {
    if (!chosen || !canSteer) return
    const act = acts.find((one) => one.hotkey === hotkey)
    if (!act) {
      showToast(t(`livestreams.air.refused.${refusedOf(chosen, hotkey)}`, { number: chosen.number }))
      return
    }
    const next = neighbourId(walked, chosenId, 1)
    act.run()
    if (act.key !== 'decline') choose(next === chosenId ? null : next)
  }
  /** Before anything is chosen the first that comes in is meant. */
  function enter() {
    const [first, second] = incomingIds
    if (chosen) return run('Enter')
    if (!canSteer || first === undefined) return
    press(first, { type: 'select' })
    choose(second)
  }
  const keys: MainKeys = {
    readOut: isOnAir && wantedId ? () => press(wantedId, { type: 'read_out' }) : null,
    answer: isOnAir && currentId ? () => press(currentId, { type: 'answer' }) : null,
    promise: isOnAir && currentId ? () => onDialog({ kind: 'promise', questionId: currentId }) : null,
    addTyped: () => onDialog({ kind: 'typed' }),
  }
  useHotkeys({
    1: keys.readOut ?? undefined,
    2: keys.answer ?? undefined,
    3: keys.promise ?? undefined,
    n: canSteer && keys.addTyped,
    z: canSteer && undo,
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    Enter: enter,
    f: () => run('F'),
    d: () => run('D'),
    u: () => run('U'),
    a: () => run('A'),
    s: () => run('S'),
    w: canSteer && onWord,
    4: canSteer && onTakeFact,
    Escape: lookAway,
  })
  return keys
}
