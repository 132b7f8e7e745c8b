import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsWider } from '../../../lib/browser/media.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { DeadlinePanel, PromisesPanel } from '../deadlines/index.ts'
import { EvidencePanel, HistoryPanel } from '../history/index.ts'
import { DuplicatesPanel } from '../merging/index.ts'
import { MembersPanel, Thread } from '../messages/index.ts'
import { type RumourActs, RumourLine, SuggestionBlock } from '../triage/index.ts'
import { ActionBar } from './ActionBar.tsx'
import { CardBanners } from './CardBanners.tsx'
import { CardHeader } from './CardHeader.tsx'
import * as styles from './card.module.css'
import { CardDialog, KeptSteps } from './dialogs.ts'
import { PlacePanel } from './PlacePanel.tsx'
import { useCardSteps } from './use-card-steps.ts'

/** From this width talk and time stand side by side; the style sheet has the same figure, 42.5rem. */
const TWO_COLUMNS_PX = 680

type Props = {
  incident: IncidentResponse
  /** The way back to the list where list and card are two pages. */
  back?: ReactNode
  /** What the reader does with it for themselves alone; it belongs to another feature. */
  own?: ReactNode
  /** Answer, approval, publications: they belong to another feature. */
  children?: ReactNode
  /** What shows the result; it belongs to another feature. */
  renderPhotos: (publicationId: string) => ReactNode
  /** Notes of colleagues: they belong to another feature too. */
  aside?: ReactNode
  /** The page of decision takes the card's place, with the talk and the rarer acts in it; null: nothing to decide. */
  renderDecision:
    | ((parts: { below: ReactNode; acts: ReactNode; onReadFollowUps: (() => void) | null }) => ReactNode)
    | null
  /** Who else has the card open; told whether we fill something in. */
  presence: (mode: 'reads' | 'writes') => ReactNode
  /** How it was written down: it belongs to another feature. */
  origin?: ReactNode
  /** Outages at its address: they belong to another feature. */
  outages?: ReactNode
  onWrite: () => void
  /** Makes a card of a rumour of it; null where the reader may not. */
  onMakeFake: (() => void) | null
  onModerate?: (() => void) | null
  rumour: RumourActs
  /** The question left this queue: time for the next one. */
  onLeft: () => void
  /** A question to look at in place of this one: an undo brought it back, or it took this one in. */
  onOpen?: (incidentId: string) => void
  /** Opened after a decision on another question, not by a person. */
  isOpenedByItself?: boolean
  /** What stands above all else of the card. */
  notice?: ReactNode
}

export function IncidentCard({ incident, back, children, onWrite, onLeft, onOpen, ...props }: Props) {
  const { t } = useTranslation()
  const card = useRef<HTMLElement>(null)
  const isWide = useIsWider(card, TWO_COLUMNS_PX)
  const [tab, setTab] = useState<'talk' | 'time'>('talk')
  const steps = useCardSteps({ incident, onWrite, onLeft, onOpen })
  // Once the question has its place, the suggestion is history.
  const isTriage = incident.step === 'new' || incident.step === 'distribution'
  const { renderDecision } = props
  // Until it is taken nobody has an answer to look at: the words of the resident are what is read.
  const isQuestionFirst = renderDecision !== null || incident.step === 'assigned'
  const onReadFollowUps = steps.offered.abilities.read_follow_ups ? steps.readFollowUps : null
  const canEdit = incident.abilities.accept || incident.abilities.classify
  useHotkeys({
    t: canEdit && (() => steps.openTriage('topic')),
    g: canEdit && (() => steps.openTriage('place')),
    ...(incident.abilities.accept && { b: () => steps.openTriage('agency') }),
    // Enter gives it to whom a refusal named; B always asks.
    ...(incident.step === 'distribution' && incident.abilities.assign && { b: steps.chooseAgency }),
    u: steps.offered.abilities.read_follow_ups && steps.readFollowUps,
    m: incident.abilities.merge && (() => steps.more('merge')),
  })
  // On a narrow screen they scroll away with the talk.
  const banners = <CardBanners incident={steps.offered} isBusy={steps.isBusy} onAction={steps.more} />
  const first = (
    <div className={`${styles.mainColumn} print-whole`}>
      {!isQuestionFirst && children}
      {incident.hasEvidence && (
        <Suspense>
          <EvidencePanel incident={incident} renderPhotos={props.renderPhotos} />
        </Suspense>
      )}
      <Thread incident={incident} isBusy={steps.isBusy} onReadFollowUps={onReadFollowUps}>
        {props.origin}
      </Thread>
      {isQuestionFirst && children}
      {props.outages}
      <RumourLine incident={incident} isTriage={isTriage} {...props.rumour} />
      {isTriage && (
        <SuggestionBlock incident={incident} onEdit={steps.openTriage} onTakeTopic={steps.takeTopic} />
      )}
      {incident.abilities.merge && <DuplicatesPanel incident={incident} />}
    </div>
  )
  const second = (
    <aside className={`${styles.sideColumn} print-whole`} aria-label={t('incidents.sideColumn')}>
      <DeadlinePanel
        incident={incident}
        onChange={steps.offered.abilities.change_deadline ? steps.changeDeadline : undefined}
      />
      {incident.members.length > 1 && (
        <Suspense>
          <MembersPanel incident={incident} />
        </Suspense>
      )}
      <PromisesPanel incident={incident} />
      <PlacePanel incident={incident} />
      {props.aside}
      <HistoryPanel incident={incident} />
    </aside>
  )
  const acts = (
    <ActionBar
      incident={steps.offered}
      isBusy={steps.isBusy}
      canAcceptAtOnce={steps.canAcceptAtOnce}
      onAction={steps.run}
      onDismiss={steps.dismiss}
      onMore={steps.more}
      onMakeFake={props.onMakeFake}
      onModerate={props.onModerate ?? null}
      isOpenedByItself={props.isOpenedByItself ?? false}
    />
  )
  return (
    <section className={`${styles.incidentCard} print-whole`} ref={card} aria-label={incident.title}>
      <CardHeader
        incident={incident}
        back={back}
        own={props.own}
        showsDeadline={!isWide}
        presence={props.presence(steps.dialog ? 'writes' : 'reads')}
      />
      {props.notice}
      {steps.hasKept && <KeptSteps incident={incident} acts={steps} />}
      {isWide && banners}
      {renderDecision?.({ below: <Below {...{ isWide, banners, first, second }} />, acts, onReadFollowUps })}
      {!renderDecision && !isWide && <CardTabs tab={tab} onChange={setTab} />}
      {!renderDecision && (
        <div className={`${styles.columns} print-whole`}>
          {!isWide && tab === 'talk' && banners}
          {(isWide || tab === 'talk') && first}
          {(isWide || tab === 'time') && second}
        </div>
      )}
      {!renderDecision && acts}
      {steps.dialog && (
        <CardDialog
          incident={incident}
          dialog={steps.dialog}
          onClose={steps.closeDialog}
          onDone={steps.onDialogDone}
          onMerged={steps.onMerged}
        />
      )}
    </section>
  )
}

type BelowProps = { isWide: boolean; banners: ReactNode; first: ReactNode; second: ReactNode }

/** Talk and time under the decision. */
function Below({ isWide, banners, first, second }: BelowProps) {
  return (
    <>
      {!isWide && banners}
      <div className={styles.belowDecision}>
        {first}
        {second}
      </div>
    </>
  )
}

function CardTabs({ tab, onChange }: { tab: 'talk' | 'time'; onChange: (tab: 'talk' | 'time') => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className={`${styles.parts} no-print`} aria-label={t('incidents.parts')}>
      {(['talk', 'time'] as const).map((key) => (
        <button type="button" key={key} aria-pressed={tab === key} onClick={() => onChange(key)}>
          {t(`incidents.tab.${key}`)}
        </button>
      ))}
    </fieldset>
  )
}
