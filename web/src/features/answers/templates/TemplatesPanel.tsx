import { IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import * as clampedStyles from '../clamped.module.css'
import { KnownArticles } from './KnownArticles.tsx'
import * as styles from './templates.module.css'
import { offeredTemplatesQuery, saveTemplateUse, similarAnswersQuery } from './templates.queries.ts'

type Props = { incidentId: string; canEdit: boolean; onTake: (text: string) => void }

/** What is known of the question, templates that fit it and answers to like ones: found by words, taken by a key. */
export function TemplatesPanel({ incidentId, canEdit, onTake }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="s"
        look="quiet"
        icon={<IconTemplate className="ic" />}
        disabled={!canEdit}
        onClick={() => setOpen(true)}
      >
        {t('answers.templates.open')}
      </Button>
      {isOpen && (
        <Dialog title={t('answers.templates.open')} onClose={() => setOpen(false)} isWide>
          <Choices
            incidentId={incidentId}
            onTake={(text) => {
              setOpen(false)
              onTake(text)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function Choices({ incidentId, onTake }: Omit<Props, 'canEdit'>) {
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
        label={t('answers.templates.search')}
        name="search"
        type="search"
        data-autofocus=""
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <KnownArticles {...{ incidentId, search, onTake }} />
      <h3>{t('answers.templates.title')}</h3>
      {templates.length === 0 && <p className="sm muted">{t('answers.templates.none')}</p>}
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
                <span className="tag">{t(`answers.templates.scope.${scope}`)}</span>
                {fits !== 'any' && <span className="tag">{t(`answers.templates.fits.${fits}`)}</span>}
                {useCount > 0 && (
                  <span className="end xs muted">
                    {t('answers.templates.used', { count: useCount, formatted: number(useCount) })}
                  </span>
                )}
              </span>
              <span className={`sm pre ${clampedStyles.clamped}`}>{text}</span>
              {open.length > 0 && (
                <span className="xs">{t('answers.templates.openWords', { words: open.join(', ') })}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <h3>{t('answers.templates.similar')}</h3>
      {answers.length === 0 && <p className="sm muted">{t('answers.templates.noSimilar')}</p>}
      <ul className={styles.templates}>
        {answers.map(({ incidentNumber, title, text, answeredAt, likeness }) => (
          <li key={incidentNumber}>
            <button type="button" className={styles.template} onClick={() => onTake(text)}>
              <span className="row g2 wrap">
                <b>{title}</b>
                <span className="end xs muted">
                  {t('answers.templates.past', {
                    number: number(incidentNumber),
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
