import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { hasPasskeys, showPasskey } from '../../../lib/browser/passkeys.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'

/** Nothing in a browser that has no keys. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const signIn = useMutation({
    mutationFn: async () => {
      const { options } = await unwrap(api.POST('/api/auth/passkey/options'))
      await unwrap(api.POST('/api/auth/passkey', { body: { credential: await showPasskey(options) } }))
    },
    onSuccess: onSignedIn,
  })
  if (!hasPasskeys()) return null
  return (
    <>
      {signIn.error && <Notice state="late" title={words(signIn.error)} />}
      <Button isBusy={signIn.isPending} onClick={() => signIn.mutate()}>
        {t('accounts.passkeys.signIn')}
      </Button>
    </>
  )
}
