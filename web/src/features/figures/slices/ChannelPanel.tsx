import { useQuery } from '@tanstack/react-query'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { NETWORKS } from '@veche/contract/networks/index.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { MarkedValue } from '../catalogue/index.ts'
import { type Asked, tableQuery } from '../figures.queries.ts'
import * as styles from './Slices.module.css'
import { type SliceRow, sliceRows } from './slice-rows.ts'

type Props = { asked: Asked; onNetwork: (network: string | undefined) => void }

const ON_TIME = findFigure('on_time')

/** Where residents ask, and how they are answered there; a name asks about its network alone. */
export function ChannelPanel({ asked, onNetwork }: Props) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-labelledby="fg-channels">
      <div className="ph">
        <h2 id="fg-channels">{t('figures.channels.title')}</h2>
        <span className="xs muted">{t('figures.channels.text')}</span>
      </div>
      {isKept(asked) ? (
        <Channels asked={asked} onNetwork={onNetwork} />
      ) : (
        <p className="pad muted">{t('figures.channels.notKept')}</p>
      )}
    </section>
  )
}

/** Sums by network are kept of the whole region alone. */
function isKept({ municipalityCode, agencyCode, groupCode, topicCode }: Asked): boolean {
  return [municipalityCode, agencyCode, groupCode, topicCode].every((code) => code === undefined)
}

function Channels({ asked, onNetwork }: Props) {
  const { t } = useTranslation()
  const { network, ...everywhere } = asked
  const { data, error, refetch } = useQuery(tableQuery(everywhere, 'network', ['questions', 'on_time']))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows count={3} label={t('figures.loading')} />
  return (
    <table className={styles.slices} aria-labelledby="fg-channels">
      <thead>
        <tr>
          <th scope="col">{t('figures.channels.name')}</th>
          <th scope="col" colSpan={2}>
            {t('figures.channels.share')}
          </th>
          <th scope="col">{t('figures.map.onTime')}</th>
        </tr>
      </thead>
      <tbody>
        {sliceRows(data.rows).map((row) => (
          <Channel key={row.key ?? ''} {...{ row, onNetwork }} isChosen={row.key === network} />
        ))}
      </tbody>
    </table>
  )
}

type ChannelProps = Pick<Props, 'onNetwork'> & { row: SliceRow; isChosen: boolean }

function Channel({ row, isChosen, onNetwork }: ChannelProps) {
  const { t } = useTranslation()
  const { percent } = useFormat()
  const { key } = row
  const network = NETWORKS.find((code) => code === key)
  const name = key === null ? t('figures.nowhere.network') : t(`common.network.${key}`, key)
  return (
    <tr>
      <th scope="row">
        <span className="row g2">
          {network && <ChannelGlyph network={network} />}
          {key === null ? (
            name
          ) : (
            <button
              type="button"
              className={styles.nameButton}
              aria-pressed={isChosen}
              onClick={() => onNetwork(isChosen ? undefined : key)}
            >
              {name}
            </button>
          )}
        </span>
      </th>
      <td className={styles.barCell}>
        <i className={styles.shareBar} style={{ width: `${Math.round(row.share * 100)}%` }} />
      </td>
      <td>{percent(row.share)}</td>
      <td>{ON_TIME && <MarkedValue figure={ON_TIME} value={row.figureOf('on_time')} />}</td>
    </tr>
  )
}
