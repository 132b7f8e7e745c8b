import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { type Carrier, splitByTold, useJudge } from '../places/index.ts'
import { CarrierRow } from './CarrierRow.tsx'
import * as styles from './spread.module.css'

type Props = {
  fake: FakeResponse
  chosen: ReadonlySet<string>
  onMark: (carrierId: string, isOn: boolean) => void
}

export function CarriersTable({ fake, chosen, onMark }: Props) {
  const { t } = useTranslation()
  const { judge, isPending } = useJudge(fake.id)
  const { told, fresh } = splitByTold(
    fake,
    fake.carriers.filter(({ state }) => state !== 'rejected'),
  )
  const row = (carrier: Carrier) => (
    <CarrierRow
      key={carrier.id}
      fake={fake}
      carrier={carrier}
      isMarked={chosen.has(carrier.id)}
      isBusy={isPending}
      onMark={(isOn) => onMark(carrier.id, isOn)}
      onJudge={(judgement) => judge({ id: carrier.id, ...judgement })}
    />
  )
  return (
    <table className={styles.carriers}>
      <thead>
        <tr>
          <th>
            <span className="sr">{t('fakes.spread.column.send')}</span>
          </th>
          <th scope="col">{t('fakes.spread.column.place')}</th>
          <th scope="col">{t('fakes.spread.column.found')}</th>
          <th scope="col" className="n">
            {t('fakes.spread.column.views')}
          </th>
          <th scope="col" className="n">
            {t('fakes.spread.column.shares')}
          </th>
          <th scope="col">{t('fakes.spread.column.score')}</th>
        </tr>
      </thead>
      <tbody>{told.map(row)}</tbody>
      {fresh.length > 0 && (
        <tbody>
          <tr className={styles.suggestedHeading}>
            <th scope="rowgroup" colSpan={6}>
              {t('fakes.spread.newPlaces')}
              <span className="xs muted blk">
                {t(fake.verdict === 'opinion' ? 'fakes.spread.closedPlaces' : 'fakes.spread.newPlacesGet')}
              </span>
            </th>
          </tr>
          {fresh.map(row)}
        </tbody>
      )}
    </table>
  )
}
