import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from '../drafts/drafts.module.css'
import type { SavedDraft } from '../drafts/index.ts'

type Props = { theirs: SavedDraft; mine: string; onChoose: (whose: 'mine' | 'theirs') => void }

/** Two people wrote at once: both texts side by side, nothing is lost before the choice. */
export function DraftConflict({ theirs, mine, onChoose }: Props) {
  const { t } = useTranslation()
  const { time } = useFormat()
  const [whose, setWhose] = useState<'mine' | 'theirs'>('mine')
  const texts = { theirs: theirs.text, mine }
  return (
    <section className={styles.conflict} aria-label={t('editor.conflict.label')}>
      <Notice
        state="attention"
        title={t('editor.conflict.title', { name: theirs.savedByName, time: time(theirs.savedAt) })}
      >
        {t('editor.conflict.text')}
      </Notice>
      <div className={styles.texts}>
        {(['theirs', 'mine'] as const).map((side) => (
          <button
            type="button"
            key={side}
            className={styles.choice}
            aria-pressed={whose === side}
            onClick={() => setWhose(side)}
          >
            <span className="xs muted">{t(`editor.conflict.${side}`)}</span>
            <span className="pre sm">{texts[side]}</span>
          </button>
        ))}
      </div>
      <Button size="s" look="primary" onClick={() => onChoose(whose)}>
        {t(`editor.conflict.keep.${whose}`)}
      </Button>
    </section>
  )
}
