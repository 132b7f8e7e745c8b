import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { SentWords } from './Delivery.tsx'
import { canPostTo, lastSent, saysEarlier } from './places.ts'

type Props = {
  fake: FakeResponse
  chosen: ReadonlySet<string>
  onMark: (chatId: string, isOn: boolean) => void
}

/** Chats that get a post of its own, whether or not the rumour was heard there. */
export function ChatPosts({ fake, chosen, onMark }: Props) {
  const { t } = useTranslation()
  if (fake.chats.length === 0) return null
  return (
    <fieldset className="fk-chats">
      <legend className="ov">{t('fakes.spread.chats')}</legend>
      {fake.chats.map(({ id, title, network }) => {
        const sent = lastSent(fake, { chatId: id })
        return (
          <label className="chk-l" key={id}>
            <input
              type="checkbox"
              checked={chosen.has(id)}
              disabled={!canPostTo(fake, id)}
              onChange={({ target }) => onMark(id, target.checked)}
            />
            <ChannelGlyph network={network} />
            <span>
              {title}
              {sent && <SentWords sent={sent} />}
              {saysEarlier(fake, { chatId: id }) && (
                <span className="xs blk">{t('fakes.spread.wrongHere')}</span>
              )}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
