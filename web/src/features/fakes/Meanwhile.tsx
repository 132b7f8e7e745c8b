import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Notice } from '../../ui/query-states.tsx'
import { lastChange } from './last-change.ts'

type Props = {
  fake: FakeResponse
  /** The version that the person began with. */
  openedVersion: number
}

/** Somebody changed the card while a form stood open over it: who, and that nothing typed is lost. */
export function Meanwhile({ fake, openedVersion }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  if (fake.version === openedVersion) return null
  const last = lastChange(fake)
  return (
    <Notice state="attention" title={t('fakes.meanwhile.title')}>
      {last && <p>{t('fakes.meanwhile.who', { name: last.name, moment: shortMoment(last.at) })}</p>}
      <p>{t('fakes.meanwhile.kept', { step: t(`fakes.step.${fake.step}`) })}</p>
    </Notice>
  )
}
