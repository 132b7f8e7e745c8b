import { useTranslation } from 'react-i18next'
import { useCheckName } from './Checklist.tsx'
import * as styles from './MarkedText.module.css'
import { type Mark, markPieces } from './mark-pieces.ts'

type Props = { text: string; marks: readonly Mark[] }

/** Phrases the checklist speaks of, marked where they stand; what each means is in its title and said to a reader. */
export function MarkedText({ text, marks }: Props) {
  const { t } = useTranslation()
  const nameOf = useCheckName()
  const meaningOf = ({ state, code }: Mark) =>
    state === 'attention' ? nameOf({ code, part: 'public', state }) : t(`answers.decide.asked.${state}`)
  return (
    <p className={`pre ${styles.markedText}`}>
      {markPieces(text, marks).map((piece) =>
        piece.mark ? (
          <mark
            key={piece.at}
            className={styles.phrase}
            data-state={piece.mark.state}
            title={meaningOf(piece.mark)}
          >
            {piece.text}
            <span className="sr"> ({meaningOf(piece.mark)})</span>
          </mark>
        ) : (
          <span key={piece.at}>{piece.text}</span>
        ),
      )}
    </p>
  )
}
