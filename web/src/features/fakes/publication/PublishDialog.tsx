import type { FakeResponse } from '@veche/contract/fakes.ts'
import { correctionOf } from '@veche/contract/rules/correction-words.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { ToldText } from '../../../ui/text/ToldText.tsx'
import { StepDialog } from '../card/index.ts'
import { CarrierWords, type Chosen, countPlaces, isWrongAt, listDoubled } from '../places/index.ts'

type Props = { fake: FakeResponse; chosen: Chosen; onDone: () => void; onClose: () => void }

/** The last look: every text with every place that gets it, and that nothing takes it back. */
export function PublishDialog({ fake, chosen, onDone, onClose }: Props) {
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
      onDone={onDone}
      onClose={onClose}
    >
      <Notice state="attention" title={t('fakes.publish.noWayBack')}>
        {t(isCorrection ? 'fakes.publish.correction' : 'fakes.publish.text')}
        {listDoubled(chosen).map((doubled) => (
          <p key={doubled.place}>{t('fakes.publish.doubled', doubled)}</p>
        ))}
      </Notice>
      {[true, false].map((isWrong) => (
        <Going
          key={String(isWrong)}
          carriers={carriers.filter((one) => isWrongAt(fake, one) === isWrong)}
          chats={chats.filter((one) => isWrongAt(fake, one) === isWrong)}
          titles={titlesOf({ isWrong, isCorrection })}
          wordsOf={(words) => (isWrong ? correctionOf(words) : words)}
          text={text}
        />
      ))}
      {text?.picture && <p className="sm muted">{t('fakes.publish.picture', { name: text.picture.name })}</p>}
    </StepDialog>
  )
}

/** A correction names its places apart from those that never had what is corrected. */
function titlesOf({
  isWrong,
  isCorrection,
}: {
  isWrong: boolean
  isCorrection: boolean
}): 'as' | 'wrong' | 'fresh' {
  if (isWrong) return 'wrong'
  return isCorrection ? 'fresh' : 'as'
}

type GoingProps = Chosen & {
  titles: ReturnType<typeof titlesOf>
  text: FakeResponse['texts'][number] | undefined
  wordsOf: (words: string) => string
}

/** The same words, and everywhere they go. */
function Going({ carriers, chats, titles, text, wordsOf }: GoingProps) {
  const { t } = useTranslation()
  return (
    <>
      {carriers.length > 0 && (
        <ToldText title={t(`fakes.publish.${titles}Reply`)} words={wordsOf(text?.reply ?? '')}>
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
        <ToldText title={t(`fakes.publish.${titles}Post`)} words={wordsOf(text?.post ?? '')}>
          {chats.map(({ id, title, network }) => (
            <li className="row g2 sm" key={id}>
              <ChannelGlyph network={network} />
              <span className="grow el">{title}</span>
            </li>
          ))}
        </ToldText>
      )}
    </>
  )
}
