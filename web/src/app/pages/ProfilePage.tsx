import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { browserName } from '../../features/access/browser-name.ts'
import { IdentitiesSection } from '../../features/access/organisation/IdentitiesSection.tsx'
import { PasswordSection } from '../../features/access/PasswordSection.tsx'
import { PasskeysSection } from '../../features/access/passkeys/PasskeysSection.tsx'
import { SessionsSection } from '../../features/access/SessionsSection.tsx'
import { SubstitutionsSection } from '../../features/access/SubstitutionsSection.tsx'
import { TwoFactorSection } from '../../features/access/second-factor/TwoFactorSection.tsx'
import { TokensSection } from '../../features/access/tokens/TokensSection.tsx'
import { AccountsSection } from '../../features/chats/members/index.ts'
import { PreferencesSection } from '../../features/notifications/PreferencesSection.tsx'
import { OwnLetterSection } from '../../features/reports/letter/index.ts'
import { lazyPart } from '../../lib/line/lazy-part.ts'
import { meQuery } from '../../lib/session.ts'
import { PreferenceButtons } from '../shell/PreferenceButtons.tsx'

const InstallSection = lazyPart(
  'InstallSection',
  () => import('../../features/access/install/InstallSection.tsx'),
)
const DevicePush = lazyPart('DevicePush', () => import('../../features/live/push/DevicePush.tsx'))

const WhatItIs = lazyPart('WhatItIs', () => import('../../features/access/start/FirstSteps.tsx'))

export function ProfilePage() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  if (!me) return null
  return (
    <main className="page">
      <header className="page-h">
        <div className="grow">
          <h1>{me.name}</h1>
          <p className="muted">{me.email}</p>
        </div>
        <PreferenceButtons />
      </header>
      <ul className="row g2 wrap">
        {me.grants.map(({ id, role, scopeName }) => (
          <li className="tag" key={id}>
            {[t(`access.roles.${role}`), scopeName].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
      <Suspense>
        <WhatItIs me={me} />
      </Suspense>
      {me.twoFactorRequired ? (
        <>
          <TwoFactorSection me={me} />
          <PasskeysSection />
        </>
      ) : (
        <>
          <PasswordSection />
          <PreferencesSection />
          <Suspense>
            <InstallSection />
          </Suspense>
          <Suspense>
            <DevicePush label={browserName(navigator.userAgent) ?? ''} />
          </Suspense>
          {me.abilities.seeFigures && <OwnLetterSection />}
          <TwoFactorSection me={me} />
          <PasskeysSection />
          <IdentitiesSection />
          {me.abilities.approve && <SubstitutionsSection />}
          {me.abilities.seeChats && <AccountsSection />}
        </>
      )}
      <SessionsSection />
      {!me.twoFactorRequired && <TokensSection />}
    </main>
  )
}
