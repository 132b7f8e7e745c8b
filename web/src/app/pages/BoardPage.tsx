import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from '../../features/control/Board.module.css'
import { Board } from '../../features/control/Board.tsx'
import { BoardItems } from '../../features/control/BoardItems.tsx'
import { boardQuery, type Figure } from '../../features/control/control.queries.ts'
import { FigureFiles } from '../../features/control/FigureFiles.tsx'
import { boundsOf, titleOf } from '../../features/control/figure-title.ts'
import type { RenderIncident } from '../../features/control/render-links.ts'
import { useOwnerName } from '../../features/control/use-owner-name.ts'
import { Ownerless } from '../../features/desk/ownerless/Ownerless.tsx'
import { useNow } from '../../lib/time/clock.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { SectionTabs } from '../shell/SectionTabs.tsx'

const route = getRouteApi('/app/board')

const renderIncident: RenderIncident = (incidentId, content, className) => (
  <Link to="/incident/$incidentId" params={{ incidentId }} className={className}>
    {content}
  </Link>
)

export function BoardPage() {
  const { figure } = route.useSearch()
  return (
    <main className={`page ${styles.boardPage}`}>
      {figure ? <FigureRows figure={figure} /> : <Figures />}
    </main>
  )
}

function Figures() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { data: board } = useQuery(boardQuery)
  return (
    <>
      <SectionTabs of="oversight" />
      <header className="page-h">
        <h1>{t('common.section.board')}</h1>
        {board && <span className="sm muted">{t('control.asOf', { moment: moment(board.asOf) })}</span>}
        <Button
          look="quiet"
          size="s"
          className="end no-print"
          icon={<IconPrinter className="ic" aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('control.print')}
        </Button>
      </header>
      <Ownerless />
      <Board
        renderIncident={renderIncident}
        renderFigure={(figure, content) => (
          <Link to="/board" search={{ figure }}>
            {content}
          </Link>
        )}
      />
    </>
  )
}

function FigureRows({ figure }: { figure: Figure }) {
  const { t } = useTranslation()
  const now = useNow()
  const { due, shortMoment } = useFormat()
  const nameOf = useOwnerName()
  const bounds = boundsOf(figure)
  const parts = [
    figure.owner ? nameOf(figure.owner) : null,
    figure.step ? t(`incidents.step.${figure.step}`) : null,
    figure.reason ? t(`answers.sendBack.reason.${figure.reason}`) : null,
    figure.key ? t(`incidents.deadline.key.${figure.key}`) : null,
    bounds &&
      t(bounds.key, { from: bounds.from && shortMoment(bounds.from), to: bounds.to && due(bounds.to) }),
  ]
  return (
    <>
      <header className="page-h">
        <Link className="btn t i" to="/board" aria-label={t('control.items.back')}>
          <IconArrowLeft className="ic xl" />
        </Link>
        <div className="grow">
          <h1>{t(titleOf(figure, now))}</h1>
          <p className="muted">{parts.filter(Boolean).join(' · ')}</p>
        </div>
        <FigureFiles figure={figure} />
      </header>
      <BoardItems figure={figure} renderIncident={renderIncident} />
    </>
  )
}
