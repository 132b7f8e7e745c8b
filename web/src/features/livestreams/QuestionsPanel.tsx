import { IconPencilPlus } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { WordDialog } from './answer-line/index.ts'
import { useAir, useAirView } from './commands/index.ts'
import { TypedDialog } from './intake/index.ts'
import { ProtocolTable } from './protocol/index.ts'
import {
  DeclineDialog,
  dangersBeside,
  GROUP_CODES,
  type Group,
  moveInOrder,
  ofGroup,
  QuestionDialog,
  QuestionRow,
  type RenderIncident,
  type RenderModeration,
  SteeringContext,
  useOrder,
} from './questions/index.ts'
import type { Livestream, Question } from './stream/index.ts'
import * as styles from './stream/stream-page.module.css'

type Props = {
  stream: Livestream
  group: Group
  onGroup: (group: Group) => void
  renderIncident: RenderIncident
  renderModeration: RenderModeration
}
type Open = { kind: 'edit' | 'decline' | 'word'; question: Question } | { kind: 'typed' }

const SHOWN = 100

/** Everything that was asked, by what became of it; the editor prepares and orders here. */
export function QuestionsPanel({ stream, group, onGroup, renderIncident, renderModeration }: Props) {
  const { t } = useTranslation()
  const { store, refresh } = useAir()
  const view = useAirView((whole) => whole)
  const [open, setOpen] = useState<Open | null>(null)
  const [limit, setLimit] = useState(SHOWN)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is new when a question is
  const all = useMemo(() => store.questions(), [store, view])
  const rows = useMemo(() => ofGroup(all, group), [all, group])
  const dangers = useMemo(() => dangersBeside(all, group), [all, group])
  const order = useOrder(stream.id)
  const canWork = stream.abilities.edit && stream.step !== 'closed'
  const isOnAir = stream.abilities.end
  const isOver = stream.endedAt !== null || stream.step === 'cancelled'
  const steering = useMemo(
    () =>
      canWork
        ? {
            isOnAir,
            isOver,
            onDecline(questionId: string) {
              const question = store.find(questionId)
              if (question) setOpen({ kind: 'decline', question })
            },
          }
        : null,
    [canWork, isOnAir, isOver, store],
  )
  const close = () => setOpen(null)
  const of = (question: Question) => ({
    ...{ stream, renderIncident, renderModeration },
    onWord: canWork ? () => setOpen({ kind: 'word', question }) : null,
    onEdit: canWork ? () => setOpen({ kind: 'edit', question }) : null,
  })
  return (
    <SteeringContext value={steering}>
      <section className={`panel ${styles.questions}`} aria-labelledby="lv-questions">
        <div className="ph wrap">
          <h2 id="lv-questions">{t('livestreams.questions')}</h2>
          {canWork && (
            <Button
              size="s"
              className="end"
              icon={<IconPencilPlus className="ic s" aria-hidden="true" />}
              onClick={() => setOpen({ kind: 'typed' })}
            >
              {t('livestreams.typed.add')}
            </Button>
          )}
        </div>
        {dangers.length > 0 && (
          <ul aria-label={t('livestreams.danger.title', { count: dangers.length })}>
            {dangers.map((question) => (
              <QuestionRow key={question.id} question={question} {...of(question)} onMove={null} />
            ))}
          </ul>
        )}
        <Groups all={all} group={group} onGroup={onGroup} />
        {view.error !== null && !view.isLoaded && <ErrorNotice error={view.error} onRetry={refresh} />}
        {!view.isLoaded && view.error === null && <SkeletonRows label={t('livestreams.loading')} />}
        {view.isLoaded && rows.length === 0 && <EmptyState title={t(`livestreams.group.empty.${group}`)} />}
        {group === 'received' && canWork && rows.length > 0 && (
          <p className="sm muted pad">{t('livestreams.act.selectHint')}</p>
        )}
        {group === 'protocol' && rows.length > 0 && <ProtocolTable stream={stream} questions={rows} />}
        {group !== 'protocol' && (
          <ul>
            {rows.slice(0, limit).map((question) => (
              <QuestionRow
                key={question.id}
                question={question}
                {...of(question)}
                onMove={
                  canWork && group === 'selected'
                    ? (step) =>
                        order.mutate(
                          moveInOrder(
                            rows.map(({ id }) => id),
                            question.id,
                            step,
                          ),
                        )
                    : null
                }
              />
            ))}
          </ul>
        )}
        {group !== 'protocol' && rows.length > limit && (
          <div className="pad">
            <Button onClick={() => setLimit(limit + SHOWN)}>{t('livestreams.showMore')}</Button>
          </div>
        )}
        {open?.kind === 'edit' && (
          <QuestionDialog streamId={stream.id} question={open.question} onClose={close} />
        )}
        {open?.kind === 'word' && <WordDialog question={open.question} onClose={close} />}
        {open?.kind === 'decline' && <DeclineDialog questionId={open.question.id} onClose={close} />}
        {open?.kind === 'typed' && <TypedDialog onClose={close} />}
      </section>
    </SteeringContext>
  )
}

type GroupsProps = { all: readonly Question[]; group: Group; onGroup: (group: Group) => void }

function Groups({ all, group, onGroup }: GroupsProps): ReactNode {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <div className={`seg ${styles.groups}`}>
      {GROUP_CODES.map((code) => (
        <button key={code} type="button" aria-pressed={code === group} onClick={() => onGroup(code)}>
          {t(`livestreams.group.${code}`)}
          {code !== 'protocol' && <span className="muted">{number(ofGroup(all, code).length)}</span>}
        </button>
      ))}
    </div>
  )
}
