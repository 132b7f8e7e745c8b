import type { FiguresResponse } from '@veche/contract/figures.ts'
import { Suspense, useMemo } from 'react'
import { trendOf } from '../../../features/figures/asked/index.ts'
import type { Asked } from '../../../features/figures/figures.queries.ts'
import * as styles from '../../../features/figures/figures-page.module.css'
import type { FiguresSearch } from '../../../features/figures/figures-search.ts'
import { RegionMap } from '../../../features/figures/map/index.ts'
import { Matrix } from '../../../features/figures/matrix/index.ts'
import { byCode, OtherFigures, Tiles } from '../../../features/figures/overview/index.ts'
import { SeriesPanel } from '../../../features/figures/series/index.ts'
import { BodyPanel, ChannelPanel } from '../../../features/figures/slices/index.ts'
import { useSurgeDays } from '../../../features/reports/use-surge-days.ts'
import { lazyPart } from '../../../lib/line/lazy-part.ts'
import { useRenderRows } from './render-figure-links.tsx'

const RadarPanels = lazyPart('RadarPanels', () => import('./RadarPanels.tsx'))

type Props = {
  reading: FiguresResponse
  scope: Asked
  search: FiguresSearch
  onSearch: (search: FiguresSearch) => void
}

/** All that is told of figures. Whoever keeps a place has no use for what is compared between places. */
export function FigureParts({ reading, scope, search, onSearch }: Props) {
  const renderRows = useRenderRows(search)
  const surges = useSurgeDays(trendOf(scope))
  const figures = useMemo(() => byCode(reading), [reading])
  const onOpen = (figure: string | undefined) => onSearch({ ...search, figure })
  const shown = { asked: scope, figures, open: search.figure, onOpen, renderRows }
  const isOfRegion = reading.own === null
  const radar = (
    <Suspense fallback={null}>
      <RadarPanels municipalityCode={scope.municipalityCode} agencyCode={scope.agencyCode} />
    </Suspense>
  )
  return (
    <>
      <Tiles {...shown} />
      <div className={styles.pictures} data-alone={isOfRegion ? undefined : ''}>
        <div className={styles.column}>
          {(isOfRegion || !scope.agencyCode) && <Matrix {...{ asked: scope, renderRows }} />}
          <SeriesPanel {...{ asked: scope, renderRows, surges }} code={search.figure} />
          {!isOfRegion && radar}
        </div>
        {isOfRegion && (
          <div className={styles.column}>
            <RegionMap
              asked={scope}
              onPlace={(municipalityCode) => onSearch({ ...search, municipalityCode })}
            />
            {radar}
            <ChannelPanel asked={scope} onNetwork={(network) => onSearch({ ...search, network })} />
          </div>
        )}
      </div>
      {isOfRegion && <BodyPanel asked={scope} onBody={(agencyCode) => onSearch({ ...search, agencyCode })} />}
      <OtherFigures {...shown} />
    </>
  )
}
