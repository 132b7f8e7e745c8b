import { IconArrowLeft, IconBuildingCommunity, IconDots, IconNews } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ChatDigestResponse, ChatResponse } from '@veche/contract/chats.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../../ui/overlays/Menu.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './chat-page.module.css'
import { digestsQuery } from './chats.queries.ts'
import { useChatName } from './use-chat-name.ts'

type Props = {
  chat: ChatResponse
  /** Null: the list stands beside. */
  onBack: (() => void) | null
  onDigest: (digest: ChatDigestResponse) => void
  onModeration: () => void
  onSetup: () => void
}

/** Which chat this is and who answers in it now. */
export function ChatHead({ chat, onBack, onDigest, onModeration, onSetup }: Props) {
  const { t } = useTranslation()
  const digests = useQuery(digestsQuery(chat.id)).data?.digests ?? []
  const latest = digests.find(({ kind, state }) => kind === 'morning' && state !== 'skipped')
  const items: (MenuItem | 'line')[] = [
    { key: 'moderation', label: t('chats.moderation.list'), onSelect: onModeration },
    ...digests
      .filter(({ id }) => id !== latest?.id)
      .slice(0, 5)
      .map((digest) => ({
        key: digest.id,
        label: <DigestName digest={digest} />,
        onSelect: () => onDigest(digest),
      })),
  ]
  if (chat.abilities.manage)
    items.push('line', { key: 'setup', label: t('chats.setup.open'), onSelect: onSetup })
  return (
    <header className={styles.heading}>
      {onBack ? (
        <Button
          look="quiet"
          icon={<IconArrowLeft className="ic l" aria-hidden="true" />}
          aria-label={t('chats.back')}
          onClick={onBack}
        />
      ) : (
        <span className={styles.picture} aria-hidden="true">
          <IconBuildingCommunity className="ic" />
        </span>
      )}
      <div className="grow">
        <h1 className="el">{chat.title}</h1>
        <p className="sm muted">
          <OnDuty chat={chat} />
        </p>
      </div>
      {latest && (
        <Button
          size="s"
          icon={<IconNews className="ic" aria-hidden="true" />}
          className={styles.latest}
          onClick={() => onDigest(latest)}
        >
          <DigestName digest={latest} />
        </Button>
      )}
      <Menu
        label={t('common.moreTab')}
        isIcon
        className="btn t i s"
        trigger={<IconDots className="ic" aria-hidden="true" />}
        items={items}
      />
    </header>
  )
}

function OnDuty({ chat }: { chat: ChatResponse }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const place = useChatName([])(chat)
  if (!chat.isActive) return <State name="waiting">{t('chats.inactiveText')}</State>
  const people = chat.onDuty.map(({ name, until }) =>
    t('chats.dutyUntil', { name, moment: shortMoment(until) }),
  )
  return people.length > 0
    ? `${place} · ${t('chats.onDuty', { people: people.join('; ') })}`
    : `${place} · ${t('chats.nobodyOnDuty')}`
}

function DigestName({ digest }: { digest: ChatDigestResponse }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  return t(`chats.digest.of.${digest.kind}`, { day: day(`${digest.day}T12:00:00Z`) })
}
