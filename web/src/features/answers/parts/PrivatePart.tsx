import { IconLock, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { chooseTouchedBlank } from '../../../lib/forms/touched-blank.ts'
import { Button } from '../../../ui/Button.tsx'
import { LimitNote } from '../../../ui/forms/Field.tsx'
import { useScreenToast } from '../../../ui/overlays/toast.tsx'
import { State } from '../../../ui/State.tsx'
import { privateWaysQuery } from '../answers.queries.ts'
import { ANSWER_TEXT_LIMIT } from '../draft-content.ts'
import * as editorStyles from '../editor/editor.module.css'
import * as styles from './PrivatePart.module.css'
import { wayWords } from './private-ways.ts'

type Props = {
  answer: AnswerResponse
  text: string
  canEdit: boolean
  /** The public part already says where to look. */
  isAnnounced: boolean
  area: Ref<HTMLTextAreaElement>
  onChange: (text: string) => void
  onAnnounce: () => void
}

/** What is for the author alone. Offered where the network can write to them; elsewhere it says what to do instead. */
export function PrivatePart({ answer, text, canEdit, isAnnounced, area, onChange, onAnnounce }: Props) {
  const { t } = useTranslation()
  const [isOpened, setOpened] = useState(false)
  const sayHere = useScreenToast()
  const isShown = isOpened || text !== ''
  if (answer.privatePart === 'not_needed') return null
  if (answer.privatePart === 'impossible') {
    return <p className={`xs muted ${styles.impossible}`}>{t('answers.private.impossible')}</p>
  }
  if (!isShown) {
    return (
      <div className={styles.impossible}>
        <Button
          size="s"
          icon={<IconLock className="ic" />}
          disabled={!canEdit}
          onClick={() => setOpened(true)}
        >
          {t('answers.private.add')}
        </Button>
      </div>
    )
  }
  function remove() {
    setOpened(false)
    onChange('')
    if (text.trim() !== '') sayHere(t('answers.private.removed'), () => onChange(text))
  }
  return (
    <section className={styles.privatePart} aria-label={t('answers.private.title')}>
      <div className="row g2 wrap">
        <IconLock className="ic" aria-hidden="true" />
        <h3>{t('answers.private.title')}</h3>
        {canEdit && (
          <Button
            className="end"
            look="quiet"
            size="s"
            icon={<IconX className="ic" />}
            aria-label={t('answers.private.remove')}
            onClick={remove}
          />
        )}
      </div>
      <Ways incidentId={answer.incidentId} />
      <textarea
        ref={area}
        className={`${editorStyles.words} ${styles.privateText}`}
        aria-label={t('answers.private.text')}
        placeholder={t('answers.private.placeholder')}
        value={text}
        aria-invalid={isTooLong(text, ANSWER_TEXT_LIMIT) || undefined}
        aria-describedby="private-limit"
        disabled={!canEdit}
        onClick={({ currentTarget }) => chooseTouchedBlank(currentTarget)}
        onChange={({ target }) => onChange(target.value)}
      />
      <LimitNote id="private-limit" text={text} limit={ANSWER_TEXT_LIMIT} />
      <p className="xs muted">{t('answers.private.hint')}</p>
      {!isAnnounced && canEdit && (
        <p className="sm row g2 wrap">
          <State name="attention">{t('answers.private.notAnnounced')}</State>
          <button type="button" className="lnk" onClick={onAnnounce}>
            {t('answers.private.announce')}
          </button>
        </p>
      )}
    </section>
  )
}

/** Does the network let us write to them now, and if not, what then. */
function Ways({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { data, isPending } = useQuery(privateWaysQuery(incidentId))
  if (isPending) return <p className="sm muted">{t('answers.private.asking')}</p>
  const { key, closed, total } = wayWords(data?.recipients ?? null)
  return (
    <div className="sm" role="status">
      <State name={key === 'open' ? 'done' : key === 'unknown' ? 'waiting' : 'attention'}>
        {t(`answers.private.way.${key}`, { count: total, closed })}
      </State>
      {(key === 'closed' || key === 'some') && <p className="xs muted">{t('answers.private.closedThen')}</p>}
      {total > 1 && <p className="xs muted">{t('answers.private.many', { count: total })}</p>}
    </div>
  )
}
