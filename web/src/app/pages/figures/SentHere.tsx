import { Link } from '@tanstack/react-router'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { SentFigures } from '../../../features/reports/schedules/index.ts'

/** By which schedules the figures of this page go out, for whoever may schedule. */
export function SentHere({ filter }: { filter: FigureFilter }) {
  return (
    <SentFigures
      filter={filter}
      renderSchedules={(content) => (
        <Link to="/reports" search={{ tab: 'schedules' }}>
          {content}
        </Link>
      )}
    />
  )
}
