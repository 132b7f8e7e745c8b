import { useSendKeptActs } from './use-kept-acts.ts'

/** Shows nothing: sends what was pressed without a line, whatever page is open when it is back. */
export function KeptActsHost({ userId }: { userId: string }) {
  useSendKeptActs(userId)
  return null
}
