import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type InstallOffer, install, useInstallOffer } from '../../../lib/browser/install-offer.ts'
import { useMedia } from '../../../lib/browser/media.ts'
import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'

const OWN_WINDOW = '(display-mode: standalone)'

/** Puts the product among the applications of a phone: by a press where the browser offers it, in words elsewhere. Nothing where it is there already. */
export function InstallSection() {
  const { t } = useTranslation()
  const offer = useInstallOffer()
  const isInstalled = useMedia(OWN_WINDOW)
  const ask = useMutation({
    mutationFn: (offered: InstallOffer) => install(offered),
    onSuccess: (isAgreed) => isAgreed && showToast(t('push.install.done')),
  })
  // A browser installs nothing from a page whose line is not trusted.
  if (isInstalled || !window.isSecureContext) return null
  return (
    <section className="panel pad col g3" aria-labelledby="install-h">
      <h2 id="install-h" className="lg">
        {t('push.install.title')}
      </h2>
      <p className="sm">{t('push.install.what')}</p>
      {offer ? (
        <div>
          <Button isBusy={ask.isPending} onClick={() => ask.mutate(offer)}>
            {t('push.install.title')}
          </Button>
        </div>
      ) : (
        <p className="sm muted">{t(isSafariOfPhone() ? 'push.install.safari' : 'push.install.menu')}</p>
      )}
    </section>
  )
}

/** Safari of a phone alone says whether it was opened from the home screen. */
function isSafariOfPhone(): boolean {
  return 'standalone' in navigator
}
