import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { useTranslation } from 'react-i18next'
import { useAsked, usePlaceName } from '../../../features/figures/asked/index.ts'
import { FigureSum, useFigureWords } from '../../../features/figures/catalogue/index.ts'
import { figuresQuery } from '../../../features/figures/figures.queries.ts'
import * as styles from '../../../features/figures/figures-page.module.css'
import { FigureRows } from '../../../features/figures/rows/index.ts'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { NotFound } from '../../../ui/query-states.tsx'
import { renderCard } from './render-figure-links.tsx'

const route = getRouteApi('/app/figures/$code')

/** The questions behind a figure, as it was asked. */
export function FigureRowsPage() {
  const { t } = useTranslation()
  const { code } = route.useParams()
  const search = route.useSearch()
  const { locale } = useFormat()
  const words = useFigureWords()
  const placeOf = usePlaceName()
  const { asked } = useAsked(search)
  const figure = findFigure(code)
  const { data } = useQuery({ ...figuresQuery(asked, [code]), enabled: figure !== undefined })
  const back = (
    <Link
      className="btn t i no-print"
      to="/figures"
      search={{ ...search, figure: code }}
      aria-label={t('figures.rows.back')}
    >
      <IconArrowLeft className="ic xl" />
    </Link>
  )
  if (!figure) return <NotFound isPage action={back} />
  const reading = data?.figures[0]
  return (
    <main className={`page ${styles.rowsPage}`}>
      <header className="page-h">
        {back}
        <div className="grow">
          <h1>{words.name(figure)}</h1>
          <p className="sm muted">
            {[
              placeOf(data?.filter ?? asked),
              figure.clock === 'now' ? t('figures.clock.now') : formatDays(asked.from, asked.to, locale),
            ].join(' · ')}
          </p>
        </div>
        {reading && <FigureSum figure={figure} reading={reading} />}
      </header>
      <FigureRows {...{ figure, reading, asked, renderCard }} />
    </main>
  )
}
