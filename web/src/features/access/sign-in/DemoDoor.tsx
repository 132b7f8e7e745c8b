import { useMutation } from '@tanstack/react-query'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'

type Props = {
  accounts: SystemResponse['demoAccounts']
  onChosen: (email: string, password: string) => Promise<void>
}

export function DemoDoor({ accounts, onChosen }: Props) {
  const words = useErrorWords()
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => onChosen(email, password),
  })
  return (
    <>
      {signIn.error && <Notice state="late" title={words(signIn.error)} />}
      <DemoAccounts accounts={accounts} isBusy={signIn.isPending} onChoose={signIn.mutate} />
    </>
  )
}
