import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import * as clampedStyles from '../clamped.module.css'
import type { Take } from '../draft-content.ts'
import { KnownArticles } from './KnownArticles.tsx'
import * as styles from './templates.module.css'
import { offeredTemplatesQuery, saveTemplateUse, similarAnswersQuery } from './templates.queries.ts'

type Props = { incidentId: string; onTake: Take; onClose: () => void }

/** What is known of the question, templates that fit it and answers to like ones: found by words, taken by a key. */
export function TemplatesDialog({ incidentId, onTake, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('editor.ready')} onClose={onClose} isWide>
      <Choices incidentId={incidentId} onTake={onTake} />
    </Dialog>
  )
}

function Choices({ incidentId, onTake }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation()
  const { day, number } = useFormat()
  const [search, setSearch] = useState('')
  const { data: offered } = useQuery(offeredTemplatesQuery(incidentId))
  const { data: similar } = useQuery(similarAnswersQuery(incidentId))
  const hasWords = (...texts: string[]) =>
    texts.some((text) => text.toLowerCase().includes(search.trim().toLowerCase()))
  const templates = (offered?.templates ?? []).filter(({ name, text }) => hasWords(name, text))
  const answers = (similar?.answers ?? []).filter(({ title, text }) => hasWords(title, text))
  return (
    <div className="dlg-b">
      <TextField
        label={t('templates.search')}
        name="search"
        type="search"
        data-autofocus=""
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <KnownArticles {...{ incidentId, search, onTake }} />
      <h3>{t('common.section.templates')}</h3>
      {templates.length === 0 && <p className="sm muted">{t('templates.none')}</p>}
      <ul className={styles.templates}>
        {templates.map(({ id, name, scope, fits, text, open, useCount }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.template}
              onClick={() => {
                saveTemplateUse(id)
                onTake(text)
              }}
            >
              <span className="row g2 wrap">
                <b>{name}</b>
                <span className="tag">{t(`templates.scope.${scope}`)}</span>
                {fits !== 'any' && <span className="tag">{t(`templates.fits.${fits}`)}</span>}
                {useCount > 0 && (
                  <span className="end xs muted">
                    {t('templates.used', { count: useCount, formatted: number(useCount) })}
                  </span>
                )}
              </span>
              <span className={`sm pre ${clampedStyles.clamped}`}>{text}</span>
              {open.length > 0 && (
                <span className="xs">{t('editor.openWords', { words: open.join(', ') })}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <h3>{t('templates.similar')}</h3>
      {answers.length === 0 && <p className="sm muted">{t('templates.noSimilar')}</p>}
      <ul className={styles.templates}>
        {answers.map(({ incidentNumber, title, text, answeredAt, likeness }) => (
          <li key={incidentNumber}>
            <button type="button" className={styles.template} onClick={() => onTake(text)}>
              <span className="row g2 wrap">
                <b>{title}</b>
                <span className="end xs muted">
                  {t('templates.past', {
                    number: incidentNumber,
                    day: day(answeredAt),
                    likeness,
                  })}
                </span>
              </span>
              <span className={`sm pre ${clampedStyles.clamped}`}>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
