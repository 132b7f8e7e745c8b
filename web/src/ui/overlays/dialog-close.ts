import { createContext, useContext } from 'react'

/** How what stands in a dialog closes it: words that would be lost are asked about first. */
export const DialogClose = createContext<(() => void) | null>(null)

/** Outside of a dialog it is `onClose` itself. */
export function useDialogClose(onClose: () => void): () => void {
  return useContext(DialogClose) ?? onClose
}
