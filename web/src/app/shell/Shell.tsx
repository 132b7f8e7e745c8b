import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnStep } from '../../features/desk/desk.queries.ts'
import { useHotkeys } from '../../lib/keyboard/hotkeys.ts'
import { useHasKept } from '../../lib/line/kept.ts'
import { lazyDialog, lazyPart } from '../../lib/line/lazy-part.ts'
import { meQuery, systemQuery } from '../../lib/session.ts'
import { undoLastToast } from '../../ui/overlays/toast.tsx'
import type { Props as KeysProps } from '../KeysDialog.tsx'
import { useLiveQueries } from '../live/use-live-queries.ts'
import { useTour } from '../tour/use-tour.ts'
import { useOwnSteps } from '../use-own-steps.ts'
import { useSignedOut } from '../use-signed-out.ts'
import { LineBanner } from './line/LineBanner.tsx'
import { TabBar, TopBar } from './TopBar.tsx'
import './print.css'
import * as styles from './shell.module.css'

const PaletteHost = lazyDialog('PaletteHost', () => import('../PaletteHost.tsx'))
const OwnStepsHost = lazyDialog('OwnStepsHost', () => import('../OwnStepsHost.tsx'))
const UndoQuestion = lazyDialog(
  'UndoQuestion',
  () => import('../../features/desk/own-steps/UndoQuestion.tsx'),
)
const KeysDialog = lazyDialog<'KeysDialog', KeysProps>('KeysDialog', () => import('../KeysDialog.tsx'))
const PastLine = lazyPart('PastLine', () => import('./PastLine.tsx'))
const KeptActsHost = lazyPart('KeptActsHost', () => import('../../features/portal/orders/use-kept-acts.ts'))
const KeptWorkHost = lazyPart('KeptWorkHost', () => import('./line/KeptWorkHost.tsx'))
const CoursesHost = lazyPart('CoursesHost', () => import('../../features/portal/courses/CoursesHost.tsx'))
const PulseHost = lazyPart('PulseHost', () => import('../../features/portal/pulse/PulseHost.tsx'))
const TourHost = lazyPart('TourHost', () => import('../tour/TourHost.tsx'))

/** On the page of the course itself nobody is asked to it. */
const renderCourse = (courseId: string, content: ReactNode) => (
  <Link to="/courses/$courseId" params={{ courseId }} activeProps={{ hidden: true }}>
    {content}
  </Link>
)

/** The frame of every page behind the sign-in: sections, line state, keys, live changes. */
export function Shell() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const isDemo = useQuery(systemQuery).data?.isDemo ?? false
  const [areKeysShown, setKeysShown] = useState(false)
  const [isPaletteShown, setPaletteShown] = useState(false)
  const [areOwnShown, setOwnShown] = useState(false)
  const { undo: undoStep, undoLast } = useOwnSteps()
  const [asked, setAsked] = useState<OwnStep | null>(null)
  // A notice on the screen is the nearest undo; without one the list of own acts knows the last.
  const undo = () => {
    if (!undoLastToast()) void undoLast({ onAsk: setAsked, onShow: () => setOwnShown(true) })
  }
  const tour = useTour()
  const navigate = useNavigate()
  useLiveQueries({ isOn: me !== undefined && me !== null && !me.twoFactorRequired })
  useSignedOut()
  useHotkeys({
    'mod+z': undo,
    'shift+z': () => setOwnShown(true),
    '?': () => setKeysShown(true),
    'mod+k': () => setPaletteShown(true),
    'shift+d': () => void navigate({ to: '/desk' }),
    'shift+t': () => void navigate({ to: '/tasks' }),
    'shift+s': () => void navigate({ to: '/today' }),
    'shift+a': () => void navigate({ to: '/approvals/{-$incidentId}', params: { incidentId: undefined } }),
  })
  const isActKept = useHasKept(`bulletins.${me?.id ?? ''}.`)
  // Of an older version of the product.
  const isTakeKept = useHasKept(`takes.${me?.id ?? ''}.`)
  const isWorkKept = useHasKept(`work.${me?.id ?? ''}.`)
  // Most people have nothing of a course to send, and load nothing of courses.
  const isStepKept = useHasKept(`courses.${me?.id ?? ''}.`)
  const isPulseKept = useHasKept(`pulse.${me?.id ?? ''}.`)
  if (!me) return null
  return (
    <div className={`${styles.shell} print-whole`}>
      <a className={`${styles.skipLink} no-print`} href="#content">
        {t('common.skip')}
      </a>
      <TopBar
        me={me}
        onFind={() => setPaletteShown(true)}
        onShowKeys={() => setKeysShown(true)}
        onShowTour={tour.start}
        onShowOwn={() => setOwnShown(true)}
      />
      <LineBanner userId={me.id} />
      {isActKept && (
        <Suspense fallback={null}>
          <KeptActsHost userId={me.id} />
        </Suspense>
      )}
      {(isWorkKept || isTakeKept) && (
        <Suspense fallback={null}>
          <KeptWorkHost me={me} />
        </Suspense>
      )}
      {(me.restingRights.length > 0 || isStepKept) && (
        <Suspense fallback={null}>
          <CoursesHost me={me} renderLink={renderCourse} />
        </Suspense>
      )}
      {isPulseKept && (
        <Suspense fallback={null}>
          <PulseHost userId={me.id} />
        </Suspense>
      )}
      {isDemo && (
        <Suspense fallback={null}>
          <PastLine />
        </Suspense>
      )}
      {me.twoFactorRequired && (
        <div className="ban attention">
          <span className="grow">{t('access.twoFactorRequired')}</span>
          <Link to="/profile">{t('access.setUp')}</Link>
        </div>
      )}
      <div className={`${styles.belowBar} print-whole`} id="content" tabIndex={-1}>
        {tour.isOn && (
          <Suspense fallback={<div className={styles.tourPlace} />}>
            <TourHost userId={me.id} onClose={tour.stop} />
          </Suspense>
        )}
        <div className={`${styles.pageFrame} print-whole`}>
          <Outlet />
        </div>
      </div>
      <TabBar me={me} />
      {isPaletteShown && (
        <PaletteHost
          me={me}
          onShowKeys={() => setKeysShown(true)}
          onShowOwn={() => setOwnShown(true)}
          onClose={() => setPaletteShown(false)}
        />
      )}
      {areOwnShown && <OwnStepsHost seesDesk={me.abilities.seeDesk} onClose={() => setOwnShown(false)} />}
      {asked && (
        <UndoQuestion step={asked} onUndo={() => void undoStep(asked)} onClose={() => setAsked(null)} />
      )}
      {areKeysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </div>
  )
}
