import type { ReactNode } from 'react'
import { errorOf, type KeptRefusal } from '../../lib/line/kept-refusal.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../Button.tsx'
import { State } from '../State.tsx'

type Props = {
  refused: KeptRefusal | null
  /** What becomes of it when the line is back. */
  waits: string
  /** Before the reason of the server. */
  notDone: (reason: string) => string
  letGo: string
  onLetGo: () => void
  /** Opens what was written again; only of what was refused. */
  mend?: { label: string; onMend: () => void } | undefined
  children?: ReactNode
}

/** Where it was pressed: what only this browser has waits for the line, or was refused and can be mended. */
export function KeptAct({ refused, waits, notDone, letGo, onLetGo, mend, children }: Props) {
  const words = useErrorWords()
  return (
    <>
      <p role="status">
        <State name={refused ? 'late' : 'waiting'} className="sm">
          {refused ? notDone(words(errorOf(refused))) : waits}
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
