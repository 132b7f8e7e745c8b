import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import * as composerStyles from '../posts/Composer.module.css'
import type { Proposal } from './proposals.ts'
import * as styles from './replies.module.css'

type Props = {
  proposal: Proposal
  onDecide: (isAnswer: boolean) => void
}

/**
 * «Это ответ Нине?»: Enter says yes, Escape no; going on with the text takes the question away. About words that have
 * gone already it waits at the side: the field is for the next ones, and no key that is meant for them decides it.
 */
export function ProposedReply({ proposal: { question, isSent }, onDecide }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { authorName, askedAt, text } = question
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onDecide(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the two buttons
    <div className={`${composerStyles.quotedReply} ${styles.proposal} xs`} onKeyDown={onKeyDown}>
      <span className="grow">
        <b className="m" role="status">
          {t(isSent ? 'chats.proposal.askSent' : 'chats.proposal.ask', {
            name: authorName ?? t('chats.resident'),
            moment: shortMoment(askedAt),
          })}
        </b>{' '}
        <span className={styles.proposalText}>{text}</span>
      </span>
      <span className="row g1">
        <Button
          size="s"
          look="primary"
          keys={isSent ? undefined : 'Enter'}
          autoFocus={!isSent}
          onClick={() => onDecide(true)}
        >
          {t('chats.proposal.yes')}
        </Button>
        <Button size="s" keys={isSent ? undefined : 'Esc'} onClick={() => onDecide(false)}>
          {t(isSent ? 'chats.proposal.noSent' : 'chats.proposal.no')}
        </Button>
      </span>
    </div>
  )
}
