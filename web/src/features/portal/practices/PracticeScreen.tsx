import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { EffectTable } from './EffectTable.tsx'
import { KeptComments } from './KeptComments.tsx'
import { Pictures } from './Pictures.tsx'
import { PracticeBar } from './PracticeBar.tsx'
import { useSubjectName } from './PracticeList.tsx'
import * as styles from './practices.module.css'
import { type Practice, REFRESH, removeAdoption } from './practices.queries.ts'

/** What hurt, what was done, what it cost, and what the ledger says of the weeks around. */
export function PracticeScreen({ practice, back }: { practice: Practice; back: ReactNode }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const subjectName = useSubjectName()
  const { day, counted } = useFormat()
  const { content, authorName, approvedByName, votes, effect } = practice
  return (
    <article className={styles.practice}>
      <header className="page-h">
        {back}
        <h1>{content.title}</h1>
      </header>
      <p className="sm muted">
        {[
          municipalityName(content.municipalityCode),
          subjectName(content.subject),
          t('practices.since', { day: day(content.startedOn) }),
          authorName,
          approvedByName && t('practices.approvedBy', { name: approvedByName }),
          votes > 0 && t('practices.votes', counted(votes)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Stand practice={practice} />
      {(['problem', 'done', 'cost'] as const).map(
        (field) =>
          content[field] !== '' && (
            <section key={field}>
              <h2>{t(`practices.field.${field}`)}</h2>
              <p className="pre">{content[field]}</p>
            </section>
          ),
      )}
      <Pictures pictures={content.pictures} />
      <section>
        <h2>{t('practices.proof')}</h2>
        <EffectTable effect={effect} label={t('practices.proof')} />
        <p className="xs muted">{t('practices.method')}</p>
      </section>
      <PracticeBar practice={practice} />
      <Adoptions practice={practice} />
      <Comments practice={practice} />
      <KeptComments practice={practice} />
    </article>
  )
}

function Stand({ practice: { state, withdrawn, sentBackReason, isWaiting } }: { practice: Practice }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (withdrawn)
    return (
      <Notice state="late" title={t('practices.withdrawnTitle', { moment: moment(withdrawn.at) })}>
        {withdrawn.reason}
      </Notice>
    )
  return (
    <>
      {state === 'draft' && <Notice state="waiting" title={t('practices.draftTitle')} />}
      {isWaiting && <Notice state="waiting" title={t('practices.waitingTitle')} />}
      {sentBackReason && (
        <Notice state="attention" title={t('practices.sentBackTitle')}>
          {sentBackReason}
        </Notice>
      )}
    </>
  )
}

function Adoptions({ practice: { id, adoptions } }: { practice: Practice }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { day } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: (adoptionId: string) => removeAdoption(id, adoptionId),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: REFRESH }),
  })
  if (adoptions.length === 0) return null
  return (
    <section>
      <h2>{t('practices.adopted')}</h2>
      {adoptions.map((adoption) => {
        const place = municipalityName(adoption.municipalityCode) ?? ''
        return (
          <div key={adoption.id} className={styles.adoption}>
            <h3>{place}</h3>
            <p className="sm muted">
              {[t('practices.since', { day: day(adoption.startedOn) }), adoption.byName].join(' · ')}
            </p>
            {adoption.note && <p className="pre">{adoption.note}</p>}
            <EffectTable effect={adoption.effect} label={place} />
            {adoption.mayRemove && (
              <Button
                size="s"
                look="quiet"
                isBusy={remove.isPending}
                onClick={() => remove.mutate(adoption.id)}
              >
                {t('practices.removeAdoption')}
              </Button>
            )}
          </div>
        )
      })}
    </section>
  )
}

function Comments({ practice: { comments } }: { practice: Practice }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (comments.length === 0) return null
  return (
    <section>
      <h2>{t('practices.comments')}</h2>
      <ul className={styles.comments} aria-label={t('practices.comments')}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="sm muted">
              {comment.byName}, {moment(comment.at)}
            </p>
            <p className="pre">{comment.words}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
