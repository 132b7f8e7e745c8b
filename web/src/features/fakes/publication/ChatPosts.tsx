import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { canPostTo, isClosedTo, isWrongAt, lastSent, splitByTold } from '../places/index.ts'
import { SentWords } from './Delivery.tsx'
import * as styles from './spread.module.css'

type Props = {
  fake: FakeResponse
  chosen: ReadonlySet<string>
  onMark: (chatId: string, isOn: boolean) => void
}

/** Chats that get a post of its own, whether or not the rumour was heard there. */
export function ChatPosts({ fake, chosen, onMark }: Props) {
  const { t } = useTranslation()
  const { told, fresh } = splitByTold(fake, fake.chats)
  return (
    <>
      <Chats title={t('fakes.spread.chats')} chats={told} {...{ fake, chosen, onMark }} />
      <Chats title={t('fakes.spread.newChats')} chats={fresh} {...{ fake, chosen, onMark }} />
    </>
  )
}

type ChatsProps = Props & { title: string; chats: FakeResponse['chats'] }

function Chats({ title, chats, fake, chosen, onMark }: ChatsProps) {
  const { t } = useTranslation()
  if (chats.length === 0) return null
  return (
    <fieldset className={styles.chatPosts}>
      <legend className="ov">{title}</legend>
      {chats.map((chat) => {
        const { id, title: name, network } = chat
        const sent = lastSent(fake, { chatId: id })
        return (
          <label className="chk-l" key={id}>
            <input
              type="checkbox"
              checked={chosen.has(id)}
              disabled={!canPostTo(fake, id) || isClosedTo(fake, chat)}
              onChange={({ target }) => onMark(id, target.checked)}
            />
            <ChannelGlyph network={network} />
            <span>
              {name}
              {sent && <SentWords sent={sent} />}
              {isWrongAt(fake, chat) && <span className="xs blk">{t('fakes.spread.wrongHere')}</span>}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
