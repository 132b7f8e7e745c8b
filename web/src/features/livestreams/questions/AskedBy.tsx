import {
  IconBuilding,
  IconLock,
  IconMessages,
  IconPhone,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import type { Question } from '../stream/index.ts'

const ICONS = {
  phone: IconPhone,
  hall: IconUsersGroup,
  reception: IconBuilding,
  chat: IconMessages,
  private: IconLock,
  form: IconMessages,
  comment_before: IconMessages,
  comment_live: IconMessages,
}

/** Where it was asked: a glyph a network, each once. */
export function AskedWhere({ question, isLarge = false }: { question: Question; isLarge?: boolean }) {
  const { t } = useTranslation()
  const networks = [...new Set(question.askers.flatMap(({ network }) => network ?? []))].slice(0, 3)
  const Icon = ICONS[question.channel]
  return (
    <span className="row g1">
      {networks.map((network) => (
        <ChannelGlyph key={network} network={network} isLarge={isLarge} />
      ))}
      {networks.length === 0 && (
        <Icon
          className={isLarge ? 'ic l' : 'ic'}
          role="img"
          aria-label={t(`livestreams.channel.${question.channel}`)}
        />
      )}
    </span>
  )
}

/** Who asked first; where the name is not known, by which way. */
export function AskedName({ question }: { question: Question }) {
  const { t } = useTranslation()
  return <>{question.askers[0]?.name ?? t(`livestreams.channel.${question.channel}`)}</>
}

export function AskedFirst({ question }: { question: Question }) {
  return (
    <>
      <AskedName question={question} />
      {question.address && ` · ${question.address}`}
    </>
  )
}

/** How many asked the same; nothing when it was one. */
export function AskedCount({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (question.askerCount < 2) return null
  return (
    <span className="nw row g1" title={t('livestreams.question.askers', { count: question.askerCount })}>
      <IconUsers className="ic s" aria-hidden="true" />
      <span aria-hidden="true">{number(question.askerCount)}</span>
      <span className="sr">{t('livestreams.question.askers', { count: question.askerCount })}</span>
    </span>
  )
}
