/** Every message of a talk. */
export const MESSAGES = '[id^="m-"]'
export const messageElementId = (messageId: string): string => `m-${messageId}`

/** Whether its end, where one is asked about it, is seen in the talk. */
export function isInSight(messageId: string): boolean {
  const message = document.getElementById(messageElementId(messageId))
  const talk = message?.closest('[data-talk]')
  if (!message || !talk) return false
  const [shown, window] = [message.getBoundingClientRect(), talk.getBoundingClientRect()]
  return shown.bottom > window.top && shown.bottom <= window.bottom + 1
}
