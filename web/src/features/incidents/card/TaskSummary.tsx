import { IconChevronDown, IconChevronUp, IconMapPin } from '@tabler/icons-react'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PHONE, useMedia } from '../../../lib/browser/media.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { OriginMark } from '../../../ui/text/OriginMark.tsx'
import { DeadlinePanel, PromisesPanel, useDeadlineWords } from '../deadlines/index.ts'
import { HeadMarks, placeWords } from '../list/index.ts'
import { MembersFold } from '../messages/index.ts'
import { CardBanners } from './CardBanners.tsx'
import { CardDialog, KeptSteps } from './dialogs.ts'
import { MoreMenu } from './MoreMenu.tsx'
import * as styles from './TaskSummary.module.css'
import { useCardSteps } from './use-card-steps.ts'

/** The two things an executor in the field needs first: until when, and where. */
export function TaskSummary({ incident, onLeft }: { incident: IncidentResponse; onLeft: () => void }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { dueMoment } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const steps = useCardSteps({ incident, onWrite: () => {}, onLeft })
  const { deadline } = incident
  const words = useDeadlineWords(incident)
  const state = words?.state ?? 'waiting'
  const place = placeWords(incident, names)
  const isPhone = useMedia(PHONE)
  const [isFolded, setFolded] = useState(true)
  // Folding draws another button in place of the one that was pressed: the focus goes over to it.
  const toggle = useRef<HTMLButtonElement>(null)
  const wasFolded = useRef(isFolded)
  useEffect(() => {
    if (wasFolded.current !== isFolded) toggle.current?.focus({ preventScroll: true })
    wasFolded.current = isFolded
  }, [isFolded])
  const kept = steps.hasKept && <KeptSteps incident={incident} acts={steps} />
  const more = (
    <MoreMenu
      incident={steps.offered}
      // Whoever leads people opens what another one holds, and gives it on from here.
      rest={steps.offered.abilities.assign_person ? ['assign_person'] : []}
      placement="below-right"
      onAction={steps.run}
      onMore={steps.more}
    />
  )
  if (isPhone && isFolded) {
    return (
      <div className={styles.summary}>
        <div className="row g2">
          <button
            type="button"
            className={`${styles.deadlineButton} ${styles.folded} grow ${state}`}
            aria-expanded={false}
            ref={toggle}
            onClick={() => setFolded(false)}
          >
            <span className={styles.foldedWords}>
              {words && (
                <State name={state} className="say">
                  {words.long}
                </State>
              )}
              <span className="el grow">{place}</span>
            </span>
            <OriginMark of={incident} />
            <span className="sr">{t('incidents.tasks.unfold')}</span>
            <IconChevronDown className="ic" aria-hidden="true" />
          </button>
          {more}
        </div>
        <CardBanners incident={steps.offered} isBusy={steps.isBusy} onAction={steps.more} />
        {kept}
        {steps.dialog && (
          <CardDialog
            incident={incident}
            dialog={steps.dialog}
            onClose={steps.closeDialog}
            onDone={steps.onDialogDone}
            onMerged={steps.onMerged}
          />
        )}
      </div>
    )
  }
  return (
    <div className={`${styles.summary} ${styles.whole}`}>
      <div className={`row g2 ${styles.marks}`}>
        <span className="row g2 wrap grow">
          <HeadMarks incident={incident} />
        </span>
        {isPhone && (
          <button
            type="button"
            className="btn t i"
            aria-label={t('incidents.tasks.fold')}
            aria-expanded
            ref={toggle}
            onClick={() => setFolded(true)}
          >
            <IconChevronUp className="ic" aria-hidden="true" />
          </button>
        )}
        {more}
      </div>
      <div className={styles.notices}>
        <CardBanners incident={steps.offered} isBusy={steps.isBusy} onAction={steps.more} />
        {kept}
      </div>
      {deadline && words && (
        <button
          type="button"
          className={`${styles.deadlineButton} ${state}`}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="row g2 wrap">
            <State name={state}>{words.long}</State>
            {words.shows !== 'paused' && words.shows !== 'promise' && (
              <b className="end">{dueMoment(deadline.dueAt)}</b>
            )}
          </span>
          <span className="xs muted">
            {isOpen ? t('incidents.deadline.hide') : t('incidents.deadline.why')}
          </span>
        </button>
      )}
      {isOpen && (
        <div className={styles.deadline}>
          <DeadlinePanel incident={incident} />
        </div>
      )}
      {place && (
        <p className={styles.place}>
          <IconMapPin className="ic l" aria-hidden="true" />
          <span>{place}</span>
        </p>
      )}
      {incident.assigneeName && (
        <p className="sm muted">{t('incidents.assignedTo', { name: incident.assigneeName })}</p>
      )}
      {incident.members.length > 1 && (
        <Suspense>
          <MembersFold incident={incident} />
        </Suspense>
      )}
      <PromisesPanel incident={incident} />
      {steps.dialog && (
        <CardDialog
          incident={incident}
          dialog={steps.dialog}
          onClose={steps.closeDialog}
          onDone={steps.onDialogDone}
          onMerged={steps.onMerged}
        />
      )}
    </div>
  )
}
