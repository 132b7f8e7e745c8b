import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'
import type { Effect, PracticeRow } from './practices.queries.ts'

export type RenderPractice = (practiceId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; practices: readonly PracticeRow[]; renderPractice: RenderPractice }

export const VERDICT_LOOKS = {
  ...{ better: 'done', same: 'waiting', worse: 'late', few: 'attention' },
} as const satisfies Record<Effect['figures'][number]['verdict'], StateName>

export function PracticeList({ label, practices, renderPractice }: Props) {
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {practices.map((practice) => (
        <li key={practice.id}>{renderPractice(practice.id, <Line practice={practice} />, room.roomRow)}</li>
      ))}
    </ul>
  )
}

export function useSubjectName() {
  const { topicName, groupName } = useDirectory()
  return ({ kind, code }: PracticeRow['subject']) => (kind === 'topic' ? topicName(code) : groupName(code))
}

function Line({ practice }: { practice: PracticeRow }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const subjectName = useSubjectName()
  const { day, counted } = useFormat()
  const { title, municipalityCode, subject, startedOn, state, votes, adoptions, effect } = practice
  const facts = [
    municipalityName(municipalityCode),
    subjectName(subject),
    t('practices.since', { day: day(startedOn) }),
  ]
  return (
    <>
      <span className={room.subject}>
        <b className="blk m">{title}</b>
        <span className="sm muted">{facts.join(' · ')}</span>
      </span>
      <span className={`sm ${room.marks} ${room.manyMarks}`}>
        {state !== 'published' && <span className="tag">{t(`practices.state.${state}`)}</span>}
        {state === 'published' && <Verdicts effect={effect} />}
        {votes > 0 && <span className="nw">{t('practices.votes', counted(votes))}</span>}
        {adoptions > 0 && <span className="nw">{t('practices.adoptions', counted(adoptions))}</span>}
      </span>
    </>
  )
}

/** What changed for the better and for the worse, in words; where it is too early or too little, that. */
export function Verdicts({ effect }: { effect: Effect | null }) {
  const { t } = useTranslation()
  if (effect === null) return <State name="waiting">{t('practices.uncounted')}</State>
  if (effect.state !== 'counted')
    return <State name="attention">{t(`practices.effect.${effect.state}`, { weeks: effect.weeks })}</State>
  const told = effect.figures.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  if (told.length === 0) return <State name="waiting">{t('practices.verdict.same')}</State>
  return told.map(({ code, verdict }) => (
    <State key={code} name={VERDICT_LOOKS[verdict]}>
      {t(`practices.short.${code}`)}: {t(`practices.verdict.${verdict}`)}
    </State>
  ))
}
