import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { listKeptDrafts, OUTBOX_CHANGED } from '../../../features/answers/drafts/index.ts'
import { listStoredKeys } from '../../../lib/browser/storage.ts'
import { subscribeToKept } from '../../../lib/line/kept.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'

type Props = { userId: string; renderDraft: (incidentId: string, content: ReactNode) => ReactNode }

/** What this browser keeps until the line is back, by name: whose words they are, and what was pressed. */
export function KeptHere({ userId, renderDraft }: Props) {
  const { t } = useTranslation()
  const drafts = useSyncExternalStore(subscribe, () => draftsOf(userId).join())
  const aside = useSyncExternalStore(subscribe, () => listStoredKeys(`work.${userId}.snooze.`).length)
  const all = useSyncExternalStore(subscribe, () => listStoredKeys(`work.${userId}.`).length)
  return (
    <>
      {drafts !== '' && (
        <span className="m">
          {t('common.line.drafts', { count: drafts.split(',').length })}:{' '}
          {drafts.split(',').map((incidentId, index) => (
            <span key={incidentId}>
              {index > 0 && ', '}
              <DraftName {...{ incidentId, renderDraft }} />
            </span>
          ))}
        </span>
      )}
      {aside > 0 && <span className="m nw">{t('subtasks.keptHere.aside', { count: aside })}</span>}
      {all > aside && <span className="m nw">{t('subtasks.keptHere.acts', { count: all - aside })}</span>}
    </>
  )
}

function DraftName({ incidentId, renderDraft }: { incidentId: string } & Pick<Props, 'renderDraft'>) {
  const { t } = useTranslation()
  const incident = useQuery({ ...incidentQuery(incidentId), retry: false }).data
  const name = incident ? t('incidents.question', { number: incident.number }) : t('subtasks.keptHere.open')
  return renderDraft(incidentId, <span title={incident?.title}>{name}</span>)
}

function draftsOf(userId: string): string[] {
  return [...new Set(listKeptDrafts(userId).map(({ place }) => place.incidentId))]
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(OUTBOX_CHANGED, listener)
  const leave = subscribeToKept(listener)
  return () => {
    window.removeEventListener(OUTBOX_CHANGED, listener)
    leave()
  }
}
