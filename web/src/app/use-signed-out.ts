import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { SIGNED_OUT } from '../lib/api.ts'
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
    window.addEventListener(SIGNED_OUT, onSignedOut)
    return () => window.removeEventListener(SIGNED_OUT, onSignedOut)
  }, [queryClient, router])
}
