import { IconArrowRight } from '@tabler/icons-react'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { DiffText } from './DiffText.tsx'
import { countChanges, diffWords } from './diff.ts'

type Props = {
  versions: AnswerResponse['versions']
  /** The text compared with: the one being written or the one being approved. */
  text: string
  /** Its name: «v3», «черновик». */
  label: string
}

/** What changed since a version. */
export function VersionDiff({ versions, text, label }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [chosen, setChosen] = useState<number | null>(null)
  const base = versions.find(({ versionNo }) => versionNo === chosen) ?? versions.at(-1)
  const parts = useMemo(() => diffWords(base?.text ?? '', text), [base?.text, text])
  const { added, removed } = countChanges(parts)
  if (!base) return null
  return (
    <section className="df" aria-label={t('answers.diff.title')}>
      <div className="row g2 wrap">
        <h2>{t('answers.diff.title')}</h2>
        <fieldset className="seg sg2" aria-label={t('answers.diff.choose')}>
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
    </section>
  )
}
