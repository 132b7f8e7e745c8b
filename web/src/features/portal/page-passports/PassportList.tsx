import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State, type StateName } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'
import type { PassportRow } from './passports.queries.ts'

export type RenderPassport = (channelId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; passports: readonly PassportRow[]; renderPassport: RenderPassport }

const LOOKS = { bad: 'late', attention: 'attention', good: 'done' } as const satisfies Record<
  PassportRow['state'],
  StateName
>

export function PassportMark({ state }: Pick<PassportRow, 'state'>) {
  const { t } = useTranslation()
  return <State name={LOOKS[state]}>{t(`passports.state.${state}`)}</State>
}

export function PassportList({ label, passports, renderPassport }: Props) {
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {passports.map((passport) => (
        <li key={passport.channelId}>
          {renderPassport(passport.channelId, <Line passport={passport} />, room.roomRow)}
        </li>
      ))}
    </ul>
  )
}

function Line({ passport }: { passport: PassportRow }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { network, name, municipalityCode, state, broken, unknown, ownerName } = passport
  const wanting = broken.length > 0 ? broken : unknown
  return (
    <>
      <span className={room.subject}>
        <b className="m row g2">
          <ChannelGlyph network={network} />
          {name}
        </b>
        <span className="sm muted blk">
          {[municipalityName(municipalityCode), ownerName ?? t('passports.nobody')].join(' · ')}
        </span>
        <Facts passport={passport} />
      </span>
      <span className={`sm ${room.marks} ${room.manyMarks}`}>
        <PassportMark state={state} />
        {wanting.map((code) => (
          <span key={code} className="tag">
            {t(`passports.${broken.length > 0 ? 'broken' : 'ask'}.${code}`)}
          </span>
        ))}
      </span>
    </>
  )
}

export function Facts({ passport }: { passport: PassportRow }) {
  const { t } = useTranslation()
  const { shortMoment, percent, counted } = useFormat()
  const { lastPostAt, questions, answeredShare, measuredAt, isActive } = passport
  const facts = [
    !isActive && t('passports.paused'),
    measuredAt === null && t('passports.unmeasured'),
    lastPostAt && t('passports.lastPost', { moment: shortMoment(lastPostAt) }),
    questions > 0 && t('passports.questions', counted(questions)),
    answeredShare !== null && t('passports.answeredShare', { share: percent(answeredShare) }),
  ]
  return <span className="sm muted">{facts.filter(Boolean).join(' · ')}</span>
}
