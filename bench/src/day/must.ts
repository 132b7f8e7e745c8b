type Reply = { statusCode: number; body: string }

/** Ends the day when what was asked was not done. */
export async function must<R extends Reply>(sending: Promise<R>): Promise<R> {
  const reply = await sending
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
  return reply
}
