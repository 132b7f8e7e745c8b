import { useId } from 'react'
import type { Asked, Reading } from '../figures.queries.ts'
import type { RenderRows } from '../render-links.ts'
import { Definition } from './Definition.tsx'
import { Face } from './Face.tsx'
import { FIRST_CODES, FIRST_FIGURES } from './first-figures.ts'
import * as styles from './Tiles.module.css'
import { useLines } from './use-lines.ts'

type Props = {
  asked: Asked
  figures: ReadonlyMap<string, Reading>
  open: string | undefined
  onOpen: (code: string | undefined) => void
  renderRows: RenderRows
}

/** A tile opens the definition of its figure under the six. */
export function Tiles({ asked, figures, open, onOpen, renderRows }: Props) {
  const id = useId()
  const lineOf = useLines(asked, FIRST_CODES)
  const opened = FIRST_FIGURES.find(({ code }) => code === open)
  const reading = opened && figures.get(opened.code)
  return (
    <div>
      <ul className={styles.tiles}>
        {FIRST_FIGURES.map((figure) => {
          const { code } = figure
          const isOpen = code === open
          return (
            <li key={code} className={styles.place} data-open={isOpen || undefined}>
              <button
                type="button"
                className={styles.tileButton}
                aria-expanded={isOpen}
                aria-controls={isOpen ? id : undefined}
                onClick={() => onOpen(isOpen ? undefined : code)}
              >
                <Face figure={figure} figures={figures} line={lineOf(code)} isOpening />
              </button>
            </li>
          )
        })}
      </ul>
      <div id={id}>
        {opened && reading && <Definition {...{ asked, reading, renderRows }} figure={opened} look="strip" />}
      </div>
    </div>
  )
}
