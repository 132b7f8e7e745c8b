import { type ReactNode, useId, useState } from 'react'
import * as styles from './Fold.module.css'

type Props = {
  title: string
  /** What is worth knowing while it is folded. */
  summary?: ReactNode
  isOpenAtFirst?: boolean
  children: ReactNode
}

/** A panel of the card that may stay folded: its head is its button. */
export function Fold({ title, summary, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const id = useId()
  return (
    <section aria-label={title}>
      <button
        type="button"
        className={styles.heading}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <h3>{title}</h3>
        {summary && <span className="xs muted grow el">{summary}</span>}
        <span className={styles.arrow} aria-hidden="true" />
      </button>
      {isOpen && (
        <div id={id} className={styles.contents}>
          {children}
        </div>
      )}
    </section>
  )
}
