import { IconArrowRight } from '@tabler/icons-react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countChanges, diffWords } from '../../../lib/words/diff.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { DiffText } from '../../../ui/text/DiffText.tsx'
import * as styles from './drafts.module.css'

type Props = {
  versions: AnswerResponse['versions']
  /** What is compared with it: the one being written or the one being approved. */
  current: { text: string; privateText: string }
  /** Its name: «v3», «черновик». */
  label: string
  /** What is compared with at first; else the last of them. */
  base?: number | null | undefined
  /** How it stands among what is around it. */
  className?: string | undefined
}

/** What changed since a version. */
export function VersionDiff({ versions, current, label, base: first = null, className = '' }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [chosen, setChosen] = useState(first)
  const base = versions.find(({ versionNo }) => versionNo === chosen) ?? versions.at(-1)
  const parts = useDiff(base?.text, current.text)
  const privateParts = useDiff(base?.privateText, current.privateText)
  const { added, removed } = countChanges([...parts, ...privateParts])
  if (!base) return null
  return (
    <section
      className={`${styles.comparison} ${className}`}
      data-versions=""
      aria-label={t('answers.diff.title')}
    >
      <div className="row g2 wrap">
        <h2>{t('answers.diff.title')}</h2>
        <fieldset className={`seg ${styles.versionChoice}`} aria-label={t('answers.diff.choose')}>
          {versions.map(({ versionNo }) => (
            <button
              type="button"
              key={versionNo}
              aria-pressed={versionNo === base.versionNo}
              onClick={() => setChosen(versionNo)}
            >
              {t('answers.diff.version', { version: versionNo })}
            </button>
          ))}
        </fieldset>
        <IconArrowRight className="ic" aria-hidden="true" />
        <span className="sm b">{label}</span>
        <span className="end xs muted">
          {t('answers.diff.signs', { added: number(added), removed: number(removed) })}
        </span>
      </div>
      <DiffText parts={parts} />
      {privateParts.length > 0 && (
        <>
          <h3 className="sm">{t('answers.private.title')}</h3>
          <DiffText parts={privateParts} />
        </>
      )}
    </section>
  )
}

function useDiff(before = '', after: string) {
  return useMemo(() => (before === '' && after === '' ? [] : diffWords(before, after)), [before, after])
}
