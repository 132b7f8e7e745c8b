import { IconPencilPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { useOfferActions } from '../../../lib/keyboard/palette-actions.ts'
import { meQuery } from '../../../lib/session.ts'

const RECORDERS = ['dispatcher', 'moderator', 'coordinator']

/** The way to writing a question down, for whoever registers questions: a key, the palette, and a button under a thumb. */
export function RecordByHand({ className }: { className?: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const grants = useQuery(meQuery).data?.grants ?? []
  const may = grants.some(({ role }) => RECORDERS.includes(role))
  const run = () => void navigate({ to: '/by-hand' })
  useHotkeys({ h: may && run })
  useOfferActions(may ? [{ key: 'by-hand', label: t('by-hand.open'), keys: 'H', run }] : [])
  if (!may) return null
  return (
    <Link className={`btn s no-print ${className ?? ''}`} to="/by-hand" aria-keyshortcuts="H">
      <IconPencilPlus className="ic" aria-hidden="true" />
      {t('by-hand.open')}
    </Link>
  )
}
