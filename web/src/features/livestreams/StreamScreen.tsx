import { IconBroadcast, IconPencil } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { State } from '../../ui/State.tsx'
import { AirBanner } from './air/index.ts'
import { useAirView } from './commands/index.ts'
import { SourcesPanel, TagNote } from './intake/index.ts'
import { type Move, MoveDialog, type RenderStream, usePlaceName } from './plan/index.ts'
import { BeforePanel, type RenderTopic } from './promises/index.ts'
import { ProtocolFiles } from './protocol/index.ts'
import { QuestionsPanel } from './QuestionsPanel.tsx'
import type { Group, RenderIncident, RenderModeration } from './questions/index.ts'
import { RepliesPanel } from './replies/index.ts'
import { BalanceBar, type Livestream, STEP_STATE } from './stream/index.ts'
import * as styles from './stream/stream-page.module.css'

type Props = {
  stream: Livestream
  canWork: boolean
  group: Group
  onGroup: (group: Group) => void
  onEdit: () => void
  back: ReactNode
  renderOnAir: (content: ReactNode) => ReactNode
  renderIncident: RenderIncident
  renderModeration: RenderModeration
  renderTopic: RenderTopic
  renderStream: RenderStream
}

/** A stream before and after it is on air: what is asked, what is prepared, what is still owed. */
export function StreamScreen({ stream, group, onGroup, onEdit, back, ...rest }: Props) {
  const { t } = useTranslation()
  const [move, setMove] = useState<Move | null>(null)
  const balance = useAirView((view) => view.balance) ?? stream.balance
  const { step } = stream
  const isNear = step === 'announced' || step === 'collecting' || step === 'on_air'
  return (
    <>
      <header className="page-h">
        {back}
        <div className="grow">
          <h1>{stream.title}</h1>
          <About stream={stream} />
        </div>
        <State name={STEP_STATE[step]} look="big">
          {t(`livestreams.step.${step}`)}
        </State>
      </header>
      <AirBanner />
      <div className="row g2 wrap">
        {isNear &&
          rest.renderOnAir(
            <>
              <IconBroadcast className="ic" aria-hidden="true" />
              {t('livestreams.openOnAir')}
            </>,
          )}
        {movesOf(stream, rest.canWork).map((one) => (
          <Button key={one} look={one === 'cancel' ? 'danger' : 'default'} onClick={() => setMove(one)}>
            {t(`livestreams.move.${one}.do`)}
          </Button>
        ))}
        {stream.abilities.edit && (
          <Button look="quiet" icon={<IconPencil className="ic" aria-hidden="true" />} onClick={onEdit}>
            {t('livestreams.form.edit')}
          </Button>
        )}
      </div>
      <div className="panel pad col g3">
        <BalanceBar balance={balance} />
        {(stream.startedAt !== null || balance.asked > 0) && <ProtocolFiles livestreamId={stream.id} />}
      </div>
      {stream.tag !== null && isAsked(step) && <TagNote tag={stream.tag} />}
      {isBefore(step) && stream.municipalityCode !== null && (
        <BeforePanel
          stream={stream}
          renderIncident={rest.renderIncident}
          renderTopic={rest.renderTopic}
          renderStream={rest.renderStream}
        />
      )}
      {(step === 'follow_up' || step === 'closed') && <RepliesPanel stream={stream} />}
      <div className={styles.twoColumns}>
        <QuestionsPanel
          stream={stream}
          group={group}
          onGroup={onGroup}
          renderIncident={rest.renderIncident}
          renderModeration={rest.renderModeration}
        />
        <SourcesPanel stream={stream} />
      </div>
      {move && (
        <MoveDialog
          stream={stream}
          move={move}
          onClose={() => setMove(null)}
          onShowOpen={() => {
            setMove(null)
            onGroup('open')
          }}
        />
      )}
    </>
  )
}

/** On air nobody reads it. */
function isBefore(step: Livestream['step']): boolean {
  return step === 'planned' || step === 'announced' || step === 'collecting'
}

function isAsked(step: Livestream['step']): boolean {
  return isBefore(step) || step === 'on_air'
}

function movesOf({ step, abilities }: Livestream, canWork: boolean): Move[] {
  const moves: (Move | false)[] = [
    abilities.announce && 'announce',
    step === 'announced' && abilities.begin && 'collect',
    abilities.begin && 'begin',
    abilities.end && 'end',
    abilities.close && 'close',
    step === 'closed' && canWork && abilities.edit && 'reopen',
    abilities.cancel && 'cancel',
  ]
  return moves.filter((move) => move !== false)
}

/** Who watches now, or who watched. */
function viewersKey({ endedAt }: Livestream): string {
  return endedAt ? 'livestreams.figures.viewers' : 'livestreams.viewers'
}

function About({ stream }: { stream: Livestream }) {
  const { t } = useTranslation()
  const { moment, time, number } = useFormat()
  const placeName = usePlaceName()
  const { speakers, editorName, plannedAt, plannedMinutes, startedAt, endedAt, viewers } = stream
  const who = speakers.map(({ name, position }) => [position, name].filter(Boolean).join(' ')).join(', ')
  const parts = [
    placeName(stream),
    t('livestreams.planned', { moment: moment(plannedAt), count: plannedMinutes }),
    startedAt && t('livestreams.went', { from: time(startedAt), to: endedAt ? time(endedAt) : '…' }),
    t('livestreams.air.answers', { speaker: who }),
    editorName && t('livestreams.editor', { name: editorName }),
    viewers !== null && t(viewersKey(stream), { count: viewers, shown: number(viewers) }),
  ]
  return <p className="sm muted">{parts.filter(Boolean).join(' · ')}</p>
}
