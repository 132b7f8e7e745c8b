import { useQuery } from '@tanstack/react-query'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
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
  const me = useQuery(meQuery).data
  const last = lastChange(fake)
  // Papers added beside one's own words are no surprise.
  if (fake.version === openedVersion || (last && last.name === me?.name)) return null
  return (
    <Notice state="attention" title={t('fakes.meanwhile.title')}>
      {last && <p>{t('fakes.meanwhile.who', { name: last.name, moment: shortMoment(last.at) })}</p>}
      <p>{t('fakes.meanwhile.kept', { step: t(`fakes.step.${fake.step}`) })}</p>
    </Notice>
  )
}
