import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../ui/ChannelGlyph.tsx'
import { Notice } from '../../ui/query-states.tsx'
import { ToldText } from '../../ui/ToldText.tsx'
import { CarrierWords } from './CarrierWords.tsx'
import { type Chosen, countPlaces, listDoubled } from './places.ts'
import { StepDialog } from './StepDialog.tsx'

type Props = { fake: FakeResponse; chosen: Chosen; onClose: () => void }

/** The last look: every text with every place that gets it, and that nothing takes it back. */
export function PublishDialog({ fake, chosen, onClose }: Props) {
  const { t } = useTranslation()
  const { carriers, chats } = chosen
  const text = fake.texts.findLast(({ decision }) => decision === 'approved')
  const isCorrection = fake.corrections.length > 0
  const [carrierIds, chatIds] = [carriers.map(({ id }) => id), chats.map(({ id }) => id)]
  return (
    <StepDialog
      fake={fake}
      title={t('fakes.publish.title', { count: countPlaces(chosen) })}
      submitLabel={t('fakes.publish.submit')}
      command={{ type: 'publish', carrierIds, chatIds }}
      onClose={onClose}
    >
      <Notice state="attention" title={t('fakes.publish.noWayBack')}>
        {t(isCorrection ? 'fakes.publish.correction' : 'fakes.publish.text')}
        {listDoubled(chosen).map((doubled) => (
          <p key={doubled.place}>{t('fakes.publish.doubled', doubled)}</p>
        ))}
      </Notice>
      {carriers.length > 0 && (
        <ToldText title={t('fakes.publish.asReply')} words={text?.reply ?? ''}>
          {carriers.map((carrier) => (
            <li className="sm" key={carrier.id}>
              <span className="row g2">
                {carrier.network && <ChannelGlyph network={carrier.network} />}
                <span className="grow el">{carrier.place}</span>
              </span>
              <CarrierWords carrier={carrier} />
            </li>
          ))}
        </ToldText>
      )}
      {chats.length > 0 && (
        <ToldText title={t('fakes.publish.asPost')} words={text?.post ?? ''}>
          {chats.map(({ id, title, network }) => (
            <li className="row g2 sm" key={id}>
              <ChannelGlyph network={network} />
              <span className="grow el">{title}</span>
            </li>
          ))}
        </ToldText>
      )}
      {text?.picture && <p className="sm muted">{t('fakes.publish.picture', { name: text.picture.name })}</p>}
    </StepDialog>
  )
}
