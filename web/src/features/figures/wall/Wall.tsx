import type { FiguresResponse } from '@veche/contract/figures.ts'
import { useMemo } from 'react'
import type { Asked } from '../figures.queries.ts'
import { RegionMap } from '../map/index.ts'
import { byCode, Face, FIRST_FIGURES, useLines } from '../overview/index.ts'
import { SeriesPanel } from '../series/index.ts'
import { LateBodies } from '../slices/index.ts'
import * as styles from './Wall.module.css'

type Props = { reading: FiguresResponse; asked: Asked; surges?: ReadonlyMap<string, readonly string[]> }

const CODES = FIRST_FIGURES.map(({ code }) => code)

/** Six figures, their days, where they come from and who is late; whoever keeps one place sees what is of it. */
export function Wall({ reading, asked, surges }: Props) {
  const figures = useMemo(() => byCode(reading), [reading])
  const lineOf = useLines(asked, CODES)
  const isOfRegion = reading.own === null && !asked.agencyCode && !asked.network
  return (
    <>
      <ul className={styles.wallFigures}>
        {FIRST_FIGURES.map((figure) => (
          <li key={figure.code}>
            <Face figure={figure} figures={figures} line={lineOf(figure.code)} />
          </li>
        ))}
      </ul>
      <div className={styles.wallPictures} data-alone={isOfRegion ? undefined : ''}>
        <div className={styles.wallColumn}>
          <SeriesPanel {...{ asked, surges }} code={undefined} renderRows={(_, content) => content} isStill />
          {isOfRegion && !asked.municipalityCode && <LateBodies asked={asked} />}
        </div>
        {isOfRegion && <RegionMap asked={asked} onPlace={() => undefined} isStill />}
      </div>
    </>
  )
}
