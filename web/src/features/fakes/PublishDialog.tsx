import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { Notice } from '../../ui/query-states.tsx'
import type { Carrier } from './places.ts'
import { StepDialog } from './StepDialog.tsx'

type Props = {
  fake: FakeResponse
  carriers: readonly Carrier[]
  chats: FakeResponse['chats']
  onClose: () => void
}

/** The last look: every place by its name, and that nothing takes it back. */
export function PublishDialog({ fake, carriers, chats, onClose }: Props) {
  const { t } = useTranslation()
  const text = fake.texts.findLast(({ decision }) => decision === 'approved')
  const isCorrection = fake.corrections.length > 0
  const places = [
    ...carriers.map(({ id, place, network }) => ({ id, name: place, network, isPost: false })),
    ...chats.map(({ id, title, network }) => ({ id, name: title, network, isPost: true })),
  ]
  const [carrierIds, chatIds] = [carriers.map(({ id }) => id), chats.map(({ id }) => id)]
  return (
    <StepDialog
      fake={fake}
      title={t('fakes.publish.title', { count: places.length })}
      submitLabel={t('fakes.publish.submit')}
      command={places.length > 0 ? { type: 'publish', carrierIds, chatIds } : null}
      onClose={onClose}
    >
      <Notice state="attention" title={t('fakes.publish.noWayBack')}>
        {t(isCorrection ? 'fakes.publish.correction' : 'fakes.publish.text')}
      </Notice>
      <blockquote className="fk-quote pre sm">{text?.reply}</blockquote>
      <ul className="fk-pub">
        {places.map(({ id, name, network, isPost }) => (
          <li className="row g2 sm" key={id}>
            {network && <ChannelGlyph network={network} />}
            <span className="grow el">{name}</span>
            <span className="xs muted nw">
              {t(isPost ? 'fakes.publish.asPost' : 'fakes.publish.asReply')}
            </span>
          </li>
        ))}
      </ul>
    </StepDialog>
  )
}
