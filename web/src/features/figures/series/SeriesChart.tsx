import type { Figure } from '@veche/book/figures/figure.ts'
import { useRef, useState } from 'react'
import { useFormat } from '../../../lib/words/use-format.ts'
import { useFigureWords } from '../catalogue/index.ts'
import type { RenderRows } from '../render-links.ts'
import { dayText } from './day-text.ts'
import { useTextScale, useWidth } from './drawn-size.ts'
import * as styles from './Series.module.css'
import { SeriesLegend } from './SeriesLegend.tsx'
import {
  type DayValue,
  EDGES,
  lineOf,
  namedDays,
  type SeriesShape,
  type SurgesByDay,
  seriesShape,
} from './series-shape.ts'

type Props = {
  figure: Figure
  days: readonly DayValue[]
  /** Of questions: those that came to be late. */
  late: readonly (number | null)[] | null
  surges: SurgesByDay
  renderRows: RenderRows
}

const HEIGHT = 230

/** Drawn for whoever looks; a table with the same days stands below. */
export function SeriesChart({ figure, days, late, surges, renderRows }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place, 640) / useTextScale()
  const [pointed, setPointed] = useState<number | null>(null)
  const isCount = figure.unit === 'count'
  const shape = seriesShape(days, {
    size: { width, height: HEIGHT },
    hasSpread: isCount,
    largest: Math.max(0, ...(late ?? []).map((value) => value ?? 0)),
  })
  return (
    <div className={styles.chart}>
      <SeriesLegend {...{ figure, days, isCount, surges }} hasLate={late !== null} pointed={pointed} />
      <div ref={place}>
        <svg className={styles.picture} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
          <Axes {...{ shape, figure, width }} />
          <path d={shape.band} className={styles.usualBand} />
          {!isCount && (
            <path
              d={lineOf(
                days.map(({ norm }) => norm),
                shape,
              )}
              className={styles.normLine}
            />
          )}
          {late && <path d={lineOf(late, shape)} className={styles.lateLine} />}
          <path d={shape.line} className={styles.valueLine} />
          <Marks shape={shape} />
          <SurgeMarks shape={shape} surges={surges} />
          {pointed !== null && shape.days[pointed] && (
            <path
              d={`M${shape.xOf(pointed)} ${EDGES.top}V${HEIGHT - EDGES.bottom}`}
              className={styles.pointer}
            />
          )}
          <Hits {...{ figure, shape, renderRows }} onPoint={setPointed} />
        </svg>
      </div>
    </div>
  )
}

function Axes({ shape, figure, width }: { shape: SeriesShape; figure: Figure; width: number }) {
  const { locale } = useFormat()
  const words = useFigureWords()
  return (
    <>
      {shape.ticks.map(({ value, y }) => (
        <g key={value}>
          <path d={`M${EDGES.left} ${y}H${width - EDGES.right}`} className={styles.gridLine} />
          <text x={EDGES.left - 6} y={y + 4} className={styles.tickText}>
            {words.short(figure, value)}
          </text>
        </g>
      ))}
      {namedDays(shape.days.length, width - EDGES.left).map((index) => {
        const day = shape.days[index]
        return (
          day && (
            <text
              key={day.day}
              x={day.x}
              y={HEIGHT - 6}
              className={styles.dayName}
              data-end={index === shape.days.length - 1 && index > 0 ? '' : undefined}
            >
              {dayText(day.day, locale)}
            </text>
          )
        )
      })}
    </>
  )
}

/** Nearer to each other the dates would run together. */
const APART_PX = 56

function Marks({ shape }: { shape: SeriesShape }) {
  const { locale } = useFormat()
  // The last one would leave the picture.
  const lastIndex = shape.days.length - 1
  const highest = shape.above.toSorted((one, other) => one.y - other.y)
  const named = highest.filter(({ x }, index) =>
    highest.slice(0, index).every((other) => Math.abs(other.x - x) >= APART_PX),
  )
  return (
    <>
      {shape.above.map(({ index, x, y }) => (
        <circle key={index} cx={x} cy={y} r="4.5" className={styles.aboveMark} />
      ))}
      {named.map(({ index, x, y }) => (
        <text
          key={index}
          x={x}
          y={y - 9}
          className={styles.markName}
          data-end={index === lastIndex ? '' : undefined}
        >
          {dayText(shape.days[index]?.day ?? '', locale)}
        </text>
      ))}
    </>
  )
}

/** On the line of the days, where they stand in no number's way. */
function SurgeMarks({ shape, surges }: { shape: SeriesShape; surges: SurgesByDay }) {
  return shape.days.map(
    ({ day, x }) =>
      surges.has(day) && (
        <path
          key={day}
          d={`M${x - 5} ${HEIGHT - EDGES.bottom}h10l-5 -9z`}
          className={styles.surgeMark}
          data-surge={day}
        />
      ),
  )
}

type HitsProps = {
  figure: Figure
  shape: SeriesShape
  renderRows: RenderRows
  onPoint: (index: number | null) => void
}

/** A day under the pointer tells its numbers, and a press opens its questions. */
function Hits({ figure, shape, renderRows, onPoint }: HitsProps) {
  return (
    <g onPointerLeave={() => onPoint(null)}>
      {shape.days.map(({ day, x, width }, index) => {
        const hit = (
          <rect
            x={x - width / 2}
            y={0}
            width={width}
            height={HEIGHT}
            className={styles.hitArea}
            onPointerEnter={() => onPoint(index)}
          />
        )
        return <g key={day}>{renderRows({ code: figure.code, day }, hit, { tabIndex: -1 })}</g>
      })}
    </g>
  )
}
