import { IconLink } from '@tabler/icons-react'
import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { type Mark, markOf, RestOfClock } from '../questions/index.ts'

type Props = {
  message: ChatMessageResponse
  now: number
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  renderFake: (fakeId: string, content: ReactNode) => ReactNode
}

/** What has become of a resident's message, at its right. */
export function MessageSide({ renderFake, ...props }: Props) {
  const { t } = useTranslation()
  const { fake } = props.message
  if (fake === null) return <Became {...props} />
  return (
    <>
      <Became {...props} />
      <span className="xs">{renderFake(fake.id, t('chats.rumourCard', { number: fake.number }))}</span>
    </>
  )
}

function Became({ message, now, renderIncident }: Omit<Props, 'renderFake'>) {
  const { t } = useTranslation()
  const mark = markOf(message, now)
  if (mark) return <MarkWords {...{ mark, now, renderIncident }} />
  if (message.answers.some(({ state }) => state === 'confirmed')) {
    return (
      <span className="xs muted row g1">
        <IconLink className="ic s" aria-hidden="true" />
        {t('chats.linked')}
      </span>
    )
  }
  return message.delivery === null || message.delivery === 'sent' ? null : (
    <State name={message.delivery === 'failed' ? 'late' : 'waiting'} className="xs">
      {t(`chats.delivery.${message.delivery}`)}
    </State>
  )
}

function MarkWords({ mark, now, renderIncident }: { mark: Mark } & Pick<Props, 'now' | 'renderIncident'>) {
  const { t } = useTranslation()
  const { duration } = useFormat()
  switch (mark.kind) {
    case 'left':
      return (
        <State name={mark.state} className="xs">
          <span className="sr">{t(mark.state === 'urgent' ? 'chats.leftDanger' : 'chats.left')}</span>
          <RestOfClock question={mark.question} now={now} />
        </State>
      )
    case 'answered':
      return (
        <State name="done" className="xs">
          {t('chats.answeredIn', { time: duration(mark.tookMs) })}
        </State>
      )
    case 'otherwise':
      return (
        <State name="done" className="xs">
          {t('chats.answeredElsewhere')}
        </State>
      )
    case 'passed_on': {
      const words =
        mark.incidentNumber === null
          ? t('chats.onDesk')
          : t('chats.onDeskNumber', { number: mark.incidentNumber })
      return (
        <State name="waiting" className="xs">
          {mark.incidentId ? renderIncident(mark.incidentId, words) : words}
        </State>
      )
    }
    case 'class':
      return (
        <State name={mark.state} className="xs">
          {t(mark.isSure ? `chats.sure.${mark.class}` : `chats.doubt.${mark.class}`)}
        </State>
      )
  }
}
