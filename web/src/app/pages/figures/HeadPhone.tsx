import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FiguresResponse } from '@veche/contract/figures.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { allLate } from '../../../features/control/columns.ts'
import { boardItemsQuery, boardQuery } from '../../../features/control/control.queries.ts'
import { FirstThings } from '../../../features/control/FirstThings.tsx'
import type { RenderIncident } from '../../../features/control/render-links.ts'
import { Ownerless } from '../../../features/desk/ownerless/Ownerless.tsx'
import { addDays } from '../../../features/figures/asked/index.ts'
import type { FiguresSearch } from '../../../features/figures/figures-search.ts'
import { FiveFigures, Remind } from '../../../features/figures/head/index.ts'
import { byCode } from '../../../features/figures/overview/index.ts'
import { type RenderStream, StreamList } from '../../../features/livestreams/plan/index.ts'
import { livestreamsQuery } from '../../../features/livestreams/stream/index.ts'
import { meQuery } from '../../../lib/session.ts'
import { useNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { useRenderRows } from './render-figure-links.tsx'

type Props = { reading: FiguresResponse; search: FiguresSearch }

/** How many things stand before the rest is a press away. */
const FIRST = 3

/** What a head has to know on the way: five figures, what is late in the residents' words, promises, the next broadcast. */
export function HeadPhone({ reading, search }: Props) {
  const figures = useMemo(() => byCode(reading), [reading])
  const me = useQuery(meQuery).data
  return (
    <>
      <FiveFigures figures={figures} renderRows={useRenderRows(search)} />
      <Ownerless />
      {me?.abilities.seeBoard && <LateThings mayRemind={me.abilities.approve} />}
      {me?.abilities.seeLivestreams && <NextStream />}
    </>
  )
}

const renderIncident: RenderIncident = (incidentId, content, className) => (
  <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
    {content}
  </Link>
)

function LateThings({ mayRemind }: { mayRemind: boolean }) {
  const board = useQuery(boardQuery).data
  return (
    board && (
      <FirstThings
        board={board}
        most={FIRST}
        renderIncident={renderIncident}
        renderFigure={(figure, content) => (
          <Link to="/board" search={{ figure }}>
            {content}
          </Link>
        )}
        afterLate={mayRemind && <RemindOfLate asOf={board.asOf} />}
      />
    )
  )
}

function RemindOfLate({ asOf }: { asOf: string }) {
  const { data } = useInfiniteQuery(boardItemsQuery({ figure: 'work', ...allLate(asOf) }))
  const late = (data ?? []).slice(0, FIRST)
  return late.length > 0 && <Remind items={late} renderIncident={renderIncident} />
}

const renderStream: RenderStream = (livestreamId, content, className) => (
  <Link className={className} to="/livestreams/$livestreamId" params={{ livestreamId }}>
    {content}
  </Link>
)

const DAYS_AHEAD = 30
const OVER = new Set(['follow_up', 'closed', 'cancelled'])

function NextStream() {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const today = dayKey(useNow(), locale)
  const days = { from: today, to: addDays(today, DAYS_AHEAD) }
  const streams = useQuery(livestreamsQuery(days)).data?.livestreams
  const next = streams
    ?.filter(({ step }) => !OVER.has(step))
    .toSorted((one, other) => (one.plannedAt < other.plannedAt ? -1 : 1))[0]
  if (!streams) return null
  return (
    <section aria-labelledby="fg-stream" className="col g2">
      <h2 id="fg-stream">{t('figures.head.stream')}</h2>
      {next ? (
        <StreamList streams={[next]} renderStream={renderStream} />
      ) : (
        <p className="muted">{t('figures.head.noStream')}</p>
      )}
    </section>
  )
}
