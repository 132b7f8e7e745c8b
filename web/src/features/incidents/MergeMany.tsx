import { Suspense } from 'react'
import { lazyPart } from '../../lib/lazy-part.ts'
import type { MergeManyProps } from './MergeManyDialog.tsx'

const MergeManyDialog = lazyPart('MergeManyDialog', () => import('./MergeManyDialog.tsx'))

/** Comes when it is opened: the desk is there sooner without it. */
export function MergeMany(props: MergeManyProps) {
  return (
    <Suspense>
      <MergeManyDialog {...props} />
    </Suspense>
  )
}
