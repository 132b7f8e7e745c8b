import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import * as styles from '../editor/editor.module.css'

type Props = {
  answer: AnswerResponse
  /** What stands in the threads is shown at once, or behind a line. */
  isOpen?: boolean
}

/** Why an answered question is worked on again: the words of whoever asked, and what its readers have already. */
export function SupplementBanner({ answer, isOpen = false }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { supplement, published } = answer
  if (!supplement) return null
  const version = answer.versions.find(({ versionNo }) => versionNo === published?.versionNo)
  const name = supplement.byName ?? t('answers.supplement.somebody')
  return (
    <section className={`${styles.section} ${styles.remark}`} aria-label={t('answers.supplement.title')}>
      <div className="row g2">
        <Avatar name={name} isOfficial />
        <b className="sm">
          {published &&
            `${t('answers.supplement.to', { moment: shortMoment(published.at), count: published.recipients })} · `}
          {t('answers.supplement.by', { name })}
        </b>
        <span className="end xs muted">{shortMoment(supplement.at)}</span>
      </div>
      <p className="sm pre">{supplement.words}</p>
      {version && (
        <details className="sm" open={isOpen}>
          <summary className="tap">{t('answers.supplement.published')}</summary>
          <p className="pre">{version.text}</p>
          {version.privateText !== '' && (
            <>
              <p className="xs muted">{t('answers.private.title')}</p>
              <p className="pre">{version.privateText}</p>
            </>
          )}
        </details>
      )}
    </section>
  )
}
