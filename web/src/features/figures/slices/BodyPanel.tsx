import { useQuery } from '@tanstack/react-query'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { Figure } from '@veche/book/figures/figure.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { MarkedValue, useFigureWords } from '../catalogue/index.ts'
import { type Asked, tableQuery } from '../figures.queries.ts'
import * as styles from './Slices.module.css'
import { type SliceRow, sliceRows } from './slice-rows.ts'

type Props = { asked: Asked; onBody: (agencyCode: string | undefined) => void }

const CODES = ['questions', 'on_time', 'first_answer', 'late_now']
const COLUMNS: readonly Figure[] = CODES.flatMap((code) => findFigure(code) ?? [])
const SHOWN = 10

/** Who answers, how soon, and what is late at this moment; a name asks about its body alone. */
export function BodyPanel({ asked, onBody }: Props) {
  const { t } = useTranslation()
  return (
    <section className={`panel no-print ${styles.slicePanel}`} aria-labelledby="fg-bodies">
      <div className="ph">
        <h2 id="fg-bodies">{t('figures.bodies.title')}</h2>
      </div>
      {asked.municipalityCode || asked.network || asked.topicCode ? (
        <p className="pad muted">{t('figures.bodies.notKept')}</p>
      ) : (
        <Bodies asked={asked} onBody={onBody} />
      )}
    </section>
  )
}

function Bodies({ asked, onBody }: Props) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const { data, error, refetch } = useQuery(tableQuery(asked, 'agency', CODES))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows count={3} label={t('figures.loading')} />
  const rows = sliceRows(data.rows)
  return (
    <>
      <div className={styles.scroller}>
        <Table rows={isWhole ? rows : rows.slice(0, SHOWN)} chosen={asked.agencyCode} onBody={onBody} />
      </div>
      {rows.length > SHOWN && (
        <p className="pad no-print">
          <Button size="s" look="quiet" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'figures.bodies.fewer' : 'figures.bodies.whole', { all: rows.length })}
          </Button>
        </p>
      )}
    </>
  )
}

type TableProps = Pick<Props, 'onBody'> & { rows: readonly SliceRow[]; chosen: string | undefined }

function Table({ rows, chosen, onBody }: TableProps) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const names = useDirectory()
  const nameOf = (key: string) => names.agency(key)?.shortName ?? names.agencyName(key) ?? key
  return (
    <table className={styles.slices} aria-labelledby="fg-bodies">
      <thead>
        <tr>
          <th scope="col">{t('figures.bodies.name')}</th>
          {COLUMNS.map((figure) => (
            <th key={figure.code} scope="col">
              {words.name(figure)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, figureOf }) => (
          <tr key={key ?? ''}>
            <th scope="row">
              {key === null ? (
                t('figures.nowhere.agency')
              ) : (
                <button
                  type="button"
                  className={styles.nameButton}
                  aria-pressed={key === chosen}
                  onClick={() => onBody(key === chosen ? undefined : key)}
                >
                  {nameOf(key)}
                </button>
              )}
            </th>
            {COLUMNS.map((figure) => (
              <td key={figure.code}>
                <MarkedValue figure={figure} value={figureOf(figure.code)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
