import { z } from 'zod'

/** A person who speaks for a body in a group chat, with the words that the network shows beside the name. */
export const ChatAdmin = z.object({ residentId: z.number().int(), title: z.string().trim().min(1).max(60) })
export type ChatAdmin = z.infer<typeof ChatAdmin>

export function titleIn(admins: readonly ChatAdmin[], residentId: number | null): string | null {
  return admins.find((admin) => admin.residentId === residentId)?.title ?? null
}
