import { useMutation } from '@tanstack/react-query'
import type { SignInProvider } from '@veche/contract/admin/sign-in.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'

type Props = {
  providers: readonly SignInProvider[]
  next?: string
  /** One whose name and password are typed here. */
  onDirectory: (provider: SignInProvider) => void
}

/** A button for each organisation; that of a page leads to it. */
export function ProviderButtons({ providers, next, onDirectory }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const start = useMutation({
    mutationFn: (provider: string) =>
      unwrap(api.POST('/api/auth/organisation/start', { body: { provider, ...(next && { next }) } })),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <div className="col g3">
      {start.error && <Notice state="late" title={words(start.error)} />}
      {providers.map((provider) => (
        <Button
          key={provider.id}
          isBusy={start.isPending && start.variables === provider.id}
          onClick={() => (provider.kind === 'page' ? start.mutate(provider.id) : onDirectory(provider))}
        >
          {t('accounts.organisation.enter', { name: provider.name })}
        </Button>
      ))}
    </div>
  )
}
