import type { FakeResponse } from '@veche/contract/fakes.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import * as styles from '../screen/fake-panel.module.css'
import type { Carrier } from './places.ts'

export type RenderTargets = {
  renderIncident: (incidentId: string, content: ReactNode) => ReactNode
  renderChat: (chatId: string, content: ReactNode) => ReactNode
  renderFake: (fakeId: string, content: ReactNode) => ReactNode
}
const SHOWN = 6

/** Messages that came to us with the rumour in them, and what has become of each. */
export function LinkedPanel({ fake, ...render }: { fake: FakeResponse } & RenderTargets) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const linked = fake.carriers.filter(
    ({ state, incidentId, chatId }) => state !== 'rejected' && (incidentId !== null || chatId !== null),
  )
  const questions = new Set(linked.flatMap(({ incidentId }) => incidentId ?? [])).size
  const { duplicateOf } = fake
  if (linked.length === 0 && !duplicateOf) return null
  const shown = isWhole ? linked : linked.slice(0, SHOWN)
  return (
    <section className={`panel ${styles.fakePanel}`} aria-labelledby="fk-linked-h">
      <div className="ph">
        <h2 id="fk-linked-h">{t('fakes.linked.title')}</h2>
        <span className="end sm muted">
          {t('fakes.linked.messages', { count: linked.length })},{' '}
          {t('fakes.linked.questions', { count: questions })}
        </span>
      </div>
      {duplicateOf && (
        <p className={`${styles.nothing} sm`}>
          {render.renderFake(duplicateOf.id, t('fakes.linked.duplicateOf', { number: duplicateOf.number }))}
        </p>
      )}
      <ul className={styles.entries}>
        {shown.map((carrier) => (
          <LinkedRow key={carrier.id} carrier={carrier} {...render} />
        ))}
      </ul>
      {shown.length < linked.length && (
        <button type="button" className={`lnk sm ${styles.nothing}`} onClick={() => setWhole(true)}>
          {t('fakes.linked.more', { count: linked.length - shown.length })}
        </button>
      )}
    </section>
  )
}

type RowProps = { carrier: Carrier } & Omit<RenderTargets, 'renderFake'>

function LinkedRow({ carrier, renderIncident, renderChat }: RowProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { incidentId, incidentNumber, chatId, network, authorName, text, writtenAt } = carrier
  return (
    <li className={styles.entry}>
      {network && <ChannelGlyph network={network} />}
      <span className="grow el sm" title={text}>
        {authorName ? `${authorName}: ` : ''}
        {quoted(text)}
      </span>
      <span className="xs muted nw">
        {incidentId &&
          renderIncident(
            incidentId,
            incidentNumber === null
              ? t('fakes.linked.question')
              : t('fakes.linked.questionNumber', { number: incidentNumber }),
          )}
        {!incidentId && chatId && renderChat(chatId, t('fakes.linked.chat'))}
        {`, ${shortMoment(writtenAt)}`}
      </span>
    </li>
  )
}
