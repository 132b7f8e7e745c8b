import type { MeResponse } from '@veche/contract/access.ts'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/query-states.tsx'

/** Whose right `resolve_delivery` is; each within the place of their role. */
const DECIDERS = ['dispatcher', 'moderator', 'coordinator'] as const
type Decider = (typeof DECIDERS)[number]

export type UnknownWays = {
  abilities: Pick<MeResponse['abilities'], 'seeDesk' | 'manageUsers'>
  renderQuestions: (words: string) => ReactNode
  renderPeople: (role: Decider, words: string) => ReactNode
}

/** Who decides on answers that the network has not confirmed: whoever connects pages may not be one of them. */
export function UnknownSends({ count, ways }: { count: number; ways: UnknownWays | undefined }) {
  const { t } = useTranslation()
  return (
    <Notice state="late" title={t('channels.unknownSends', { count })}>
      {t('channels.unknownSendsText')}{' '}
      {ways?.abilities.seeDesk && ways.renderQuestions(t('channels.unknownSendsOpen'))}
      {ways?.abilities.manageUsers && (
        <span className="blk">
          {t('channels.unknownSendsPeople')}{' '}
          {DECIDERS.map((role, index) => (
            <Fragment key={role}>
              {index > 0 && ', '}
              {ways.renderPeople(role, t(`access.roles.${role}`))}
            </Fragment>
          ))}
        </span>
      )}
    </Notice>
  )
}
