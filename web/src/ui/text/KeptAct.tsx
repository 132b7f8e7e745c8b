import type { ReactNode } from 'react'
import type { KeptRefusal } from '../../lib/line/kept-refusal.ts'
import { Button } from '../Button.tsx'
import { State } from '../State.tsx'
import { type KeptLabels, useKeptReason } from './use-kept-reason.ts'

type Props = {
  refused: KeptRefusal | null
  /** What becomes of it when the line is back. */
  waits: string
  /** Before the reason of the server. */
  notDone: (reason: string) => string
  /** Of the fields of its form. */
  labels?: KeptLabels | undefined
  letGo: string
  onLetGo: () => void
  /** Opens what was written again; only of what was refused. */
  mend?: { label: string; onMend: () => void } | undefined
  children?: ReactNode
}

/** Where it was pressed: what only this browser has waits for the line, or was refused and can be mended. */
export function KeptAct({ refused, waits, notDone, labels, letGo, onLetGo, mend, children }: Props) {
  const reasonOf = useKeptReason()
  return (
    <>
      <p role="status">
        <State name={refused ? 'late' : 'waiting'} className="sm">
          {refused ? notDone(reasonOf(refused, labels)) : waits}
        </State>
      </p>
      {children}
      <div className="row g2 wrap">
        {refused && mend && (
          <Button size="s" onClick={mend.onMend}>
            {mend.label}
          </Button>
        )}
        <Button size="s" look="quiet" onClick={onLetGo}>
          {letGo}
        </Button>
      </div>
    </>
  )
}
