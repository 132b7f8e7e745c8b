/** What becomes of photographs that this browser sends, told to whatever shows them. */
import type { AnswerFileResponse } from '@veche/contract/answers.ts'

export type PhotoSent = { incidentId: string; file: AnswerFileResponse }
export type PhotoRefused = { incidentId: string; id: string; name: string; error: unknown }
export const PHOTO_SENT = 'veche:photo-sent'
export const PHOTO_REFUSED = 'veche:photo-refused'

export function announceSent(detail: PhotoSent): void {
  window.dispatchEvent(new CustomEvent(PHOTO_SENT, { detail }))
}

export function announceRefused(detail: PhotoRefused): void {
  window.dispatchEvent(new CustomEvent(PHOTO_REFUSED, { detail }))
}
