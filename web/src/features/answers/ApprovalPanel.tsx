import { IconLock } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnswerResponse, PublishChoice } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isStale, unwrap } from '../../lib/api.ts'
import { useHotkeys } from '../../lib/hotkeys.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { State } from '../../ui/State.tsx'
import { showErrorToast, showToast } from '../../ui/toast.tsx'
import { checkQuery } from './answers.queries.ts'
import { useCheckName } from './Checklist.tsx'
import { Decisions } from './Decisions.tsx'
import { FileThumb } from './FilesBar.tsx'
import { PublishTime } from './PublishTime.tsx'
import { SendBackDialog } from './SendBackDialog.tsx'
import { VersionDiff } from './VersionDiff.tsx'
import { VersionFacts } from './VersionFacts.tsx'
import './approval.css'
import './private-part.css'

type Props = { incident: IncidentResponse; answer: AnswerResponse; onLeft: () => void }

/** One answer for one minute: the text, what changed, the remarks; A approves, R sends back. */
export function ApprovalPanel({ incident, answer, onLeft }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const [isSendingBack, setSendingBack] = useState(false)
  const version = answer.versions.at(-1)
  const [publish, setPublish] = useState<PublishChoice>({ when: 'now' })
  const approve = useApprove({ incident, versionNo: version?.versionNo ?? 0, publish, onLeft })
  useHotkeys({
    a: incident.abilities.approve && !approve.isPending && (() => approve.mutate()),
    r: incident.abilities.send_back && (() => setSendingBack(true)),
  })
  if (!version) return null
  return (
    <section className="appr" aria-label={t('answers.approval.title')} data-tour="approval">
      <div className="row g2 wrap">
        <h3>{t('answers.approval.version', { version: version.versionNo })}</h3>
        <span className="tag">{t(`answers.kind.${version.kind}`)}</span>
        <span className="end xs muted">
          {version.authorName}, {shortMoment(version.createdAt)}
        </span>
      </div>
      <p className="appr-t pre">{version.text}</p>
      {version.privateText !== '' && (
        <section className="appr-p" aria-label={t('answers.private.title')}>
          <p className="row g1 xs muted">
            <IconLock className="ic s" aria-hidden="true" />
            {t('answers.private.approval', { count: incident.members.length || 1 })}
          </p>
          <p className="pre">{version.privateText}</p>
        </section>
      )}
      <VersionFacts version={version} />
      {version.fileIds.length > 0 && (
        <div className="row g2 wrap">
          {answer.files
            .filter(({ id }) => version.fileIds.includes(id))
            .map((file) => (
              <FileThumb key={file.id} incidentId={incident.id} file={file} />
            ))}
        </div>
      )}
      <Decisions version={version} />
      <Remarks incidentId={incident.id} version={version} />
      {answer.versions.length > 1 && (
        <VersionDiff
          versions={answer.versions.slice(0, -1)}
          current={version}
          label={t('answers.diff.version', { version: version.versionNo })}
        />
      )}
      <div className="row g2 wrap appr-act">
        {incident.abilities.approve && <PublishTime choice={publish} onChange={setPublish} />}
        {incident.abilities.approve && (
          <Button
            look="primary"
            keys="A"
            isBusy={approve.isPending}
            onClick={() => approve.mutate()}
            aria-keyshortcuts="A"
          >
            {t('answers.approval.approve')}
          </Button>
        )}
        {incident.abilities.send_back && (
          <Button keys="R" onClick={() => setSendingBack(true)} aria-keyshortcuts="R">
            {t('answers.approval.sendBack')}
          </Button>
        )}
        {!incident.abilities.approve && <span className="sm muted">{t('answers.approval.cannot')}</span>}
      </div>
      {isSendingBack && (
        <SendBackDialog
          incident={incident}
          versionNo={version.versionNo}
          onClose={() => setSendingBack(false)}
          onDone={onLeft}
        />
      )}
    </section>
  )
}

function useApprove({
  incident,
  versionNo,
  publish,
  onLeft,
}: {
  incident: IncidentResponse
  versionNo: number
  publish: PublishChoice
  onLeft: () => void
}) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const doneWords = useDoneWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/incidents/{incidentId}/answer/approve', {
          params: { path: { incidentId: incident.id } },
          body: { versionNo, publish, expectedVersion: incident.version },
        }),
      ),
    onSuccess: () => {
      showToast(doneWords(publish))
      onLeft()
    },
    onError: (error) => showErrorToast(isStale(error) ? t('incidents.stale.title') : words(error)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['incidents'] })
      void queryClient.invalidateQueries({ queryKey: ['incident', incident.id] })
      void queryClient.invalidateQueries({ queryKey: ['answer', incident.id] })
    },
  })
}

/** A moment that has passed by now means at once. */
function useDoneWords() {
  const { t } = useTranslation()
  const { day, time } = useFormat()
  return (publish: PublishChoice) => {
    if (publish.when === 'in_hours') return t('answers.approval.doneInHours')
    if (publish.when === 'now' || Date.parse(publish.at) <= Date.now()) return t('answers.approval.done')
    return t('answers.approval.doneAt', { day: day(publish.at), time: time(publish.at) })
  }
}

type RemarksProps = { incidentId: string; version: AnswerResponse['versions'][number] }

/** Only what the guard found; a clean answer takes no place. */
function Remarks({ incidentId, version }: RemarksProps) {
  const { t } = useTranslation()
  const nameOf = useCheckName()
  const { data } = useQuery(checkQuery(incidentId, version))
  if (!data) return null
  const remarks = data.checks.filter(({ state }) => state === 'attention')
  if (remarks.length === 0)
    return (
      <State name="done" className="sm">
        {t('answers.check.clean')}
      </State>
    )
  return (
    <>
      <ul className="appr-r sm">
        {remarks.map((remark) => (
          <li key={`${remark.part} ${remark.code}`}>
            <State name="attention">{nameOf(remark)}</State>
            {remark.words.length > 0 && <span className="muted"> «{remark.words.join('», «')}»</span>}
          </li>
        ))}
      </ul>
      {version.overrideReason !== '' && (
        <p className="sm">
          <span className="muted">{t('answers.override.said')}</span> {version.overrideReason}
        </p>
      )}
    </>
  )
}
