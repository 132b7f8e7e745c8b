import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { SIGNED_OUT } from '../lib/api.ts'
import { isLeaving } from '../lib/line/kept.ts'
import { meQuery } from '../lib/session.ts'

/** The session ended elsewhere: ask again who is here, the router leads to the sign-in page. */
export function useSignedOut(): void {
  const queryClient = useQueryClient()
  const router = useRouter()
  useEffect(() => {
    async function onSignedOut() {
      if (queryClient.getQueryData(meQuery.queryKey) === null) return
      queryClient.setQueryData(meQuery.queryKey, null)
      await router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
    }
    // Signed out in another window: words in the memory of this one go with a full load.
    function onStorage(event: StorageEvent) {
      if (isLeaving(event, queryClient.getQueryData(meQuery.queryKey)?.id ?? ''))
        window.location.assign('/sign-in')
    }
    window.addEventListener(SIGNED_OUT, onSignedOut)
    window.addEventListener('storage', onStorage)
    return () => {
      window.removeEventListener(SIGNED_OUT, onSignedOut)
      window.removeEventListener('storage', onStorage)
    }
  }, [queryClient, router])
}
